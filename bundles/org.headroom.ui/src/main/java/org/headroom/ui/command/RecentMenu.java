package org.headroom.ui.command;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;
import org.headroom.ui.welcome.RecentCaptures;
import org.jspecify.annotations.Nullable;

/** The captures opened last. */
public final class RecentMenu extends CompoundContributionItem implements IWorkbenchContribution {

    private @Nullable IServiceLocator services;

    @Override
    public void initialize(IServiceLocator locator) {
        services = locator;
    }

    @Override
    protected IContributionItem[] getContributionItems() {
        var recent = new RecentCaptures().list();
        var locator = services;
        if (recent.isEmpty() || locator == null) {
            var nothing = new Action("No capture was open yet") {};
            nothing.setEnabled(false);
            return new IContributionItem[] {new ActionContributionItem(nothing)};
        }
        return recent.stream().map(r -> item(locator, r.file())).toArray(IContributionItem[]::new);
    }

    private static IContributionItem item(IServiceLocator locator, Path file) {
        var parameter = new CommandContributionItemParameter(
                locator, null, OpenHandler.COMMAND, CommandContributionItem.STYLE_PUSH);
        parameter.label = (file.getFileName() + "  –  " + file.getParent()).replace("&", "&&");
        parameter.parameters = Map.of(OpenHandler.FILE, file.toString());
        return new CommandContributionItem(parameter);
    }
}
