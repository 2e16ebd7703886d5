package org.headroom.ui.welcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.headroom.diagnosis.Verdict;
import org.osgi.service.prefs.BackingStoreException;

/** The captures opened last, newest first, each with what was found; kept in the preferences. */
public final class RecentCaptures {

    private static final String NODE = "org.headroom.ui";
    private static final String KEY = "recent";
    private static final int MOST = 8;

    /** A capture that was open. */
    public record Recent(Path file, Verdict verdict) {

        private String line() {
            return verdict.name() + "\t" + file;
        }

        private static Recent of(String line) {
            var tab = line.indexOf('\t');
            return new Recent(Path.of(line.substring(tab + 1)), Verdict.valueOf(line.substring(0, tab)));
        }
    }

    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(NODE);

    public List<Recent> list() {
        return preferences
                .get(KEY, "")
                .lines()
                .filter(l -> known(l))
                .map(Recent::of)
                .toList();
    }

    public void add(Path file, Verdict verdict) {
        var all = new ArrayList<>(list());
        all.removeIf(r -> r.file().equals(file));
        all.addFirst(new Recent(file, verdict));
        preferences.put(KEY, all.stream().limit(MOST).map(Recent::line).collect(Collectors.joining("\n")));
        try {
            preferences.flush();
        } catch (BackingStoreException e) {
            ILog.of(RecentCaptures.class).error("Keeping the recent captures", e);
        }
    }

    /**
     * Runs something whenever a capture was added.
     *
     * @return to be run when that is no longer wanted
     */
    Runnable watch(Runnable changed) {
        IEclipsePreferences.IPreferenceChangeListener listener = event -> {
            if (event.getKey().equals(KEY)) {
                changed.run();
            }
        };
        preferences.addPreferenceChangeListener(listener);
        return () -> preferences.removePreferenceChangeListener(listener);
    }

    private static boolean known(String line) {
        return Arrays.stream(Verdict.values()).anyMatch(v -> line.startsWith(v.name() + "\t"));
    }
}
