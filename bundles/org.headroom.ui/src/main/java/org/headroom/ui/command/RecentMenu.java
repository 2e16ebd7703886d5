package org.headroom.ui.command;

import java.nio.file.Path;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.headroom.ui.capture.CaptureEditor;
import org.headroom.ui.welcome.RecentCaptures;

/** The captures opened last. */
public final class RecentMenu extends CompoundContributionItem {

    @Override
    protected IContributionItem[] getContributionItems() {
        var recent = new RecentCaptures().list();
        if (recent.isEmpty()) {
            var nothing = new Action("No capture was open yet") {};
            nothing.setEnabled(false);
            return new IContributionItem[] {new ActionContributionItem(nothing)};
        }
        return recent.stream().map(r -> item(r.file())).toArray(IContributionItem[]::new);
    }

    private static IContributionItem item(Path file) {
        var action = new Action(file.getFileName() + "  –  " + file.getParent()) {
            @Override
            public void run() {
                CaptureEditor.open(
                        PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), file);
            }
        };
        return new ActionContributionItem(action);
    }
}
