package org.headroom.ui.wizard;

import java.util.Objects;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Scroll;
import org.jspecify.annotations.Nullable;

/** A page of the wizard: filled when it is turned to, and again when something else is judged. */
abstract class StepPage extends WizardPage {

    private static final int MARGIN = 20;

    private final String name;
    private @Nullable Scroll scroll;
    private @Nullable Look look;
    private @Nullable Scope shown;

    StepPage(String name) {
        super(name);
        this.name = name;
    }

    /** In the strip at the bottom. */
    final String name() {
        return name;
    }

    /** Whether the page has something to say. */
    abstract boolean applies(Scope scope);

    /** Puts everything onto the empty page, its title included. */
    abstract void fill(Composite page, Scope scope);

    @Override
    public final void createControl(Composite parent) {
        look = new Look(parent);
        var made = new Scroll(parent, look(), Role.WINDOW);
        made.frame().setData("name", "page:" + name);
        GridLayoutFactory.fillDefaults().margins(MARGIN, 14).spacing(0, 10).applyTo(made.content());
        scroll = made;
        setControl(made.frame());
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible && wizard().scope() != shown) {
            refill();
        }
        super.setVisible(visible);
    }

    /** Makes the page anew. */
    final void refill() {
        var page = Objects.requireNonNull(scroll);
        shown = wizard().scope();
        page.clear();
        fill(page.content(), wizard().scope());
        page.fit();
    }

    /** Lays the page out after something on it changed its size. */
    final void fit() {
        Objects.requireNonNull(scroll).fit();
    }

    final DiagnoseWizard wizard() {
        return (DiagnoseWizard) getWizard();
    }

    final Look look() {
        return Objects.requireNonNull(look);
    }

    final Cards cards() {
        return new Cards(look());
    }
}
