package org.headroom.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The layers point down only. The command line sees every plain bundle, so the whole map is checked from here. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.headroom");

    /** What each layer may use beside itself. The workbench is held to its place by its manifest. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "packet", Set.of(),
            "flow", Set.of("packet"),
            "diagnosis", Set.of("packet", "flow"),
            "libpcap", Set.of("packet"),
            "chart", Set.of("packet", "flow", "diagnosis"),
            "report", Set.of("packet", "flow", "diagnosis", "chart"),
            "cli", Set.of("packet", "flow", "diagnosis", "libpcap", "chart", "report"));

    static final Set<String> LAYERS = new TreeSet<>(MAY_USE.keySet());

    @Test
    void everyPackageBelongsToALayer() {
        assertThat(CLASSES).isNotEmpty().allSatisfy(type -> assertThat(type.getPackageName())
                .matches("org\\.headroom\\.(" + String.join("|", LAYERS) + ")(\\..*)?"));
    }

    @ParameterizedTest
    @FieldSource("LAYERS")
    void aLayerUsesOnlyWhatIsBelow(String layer) {
        Set<String> forbidden = new TreeSet<>(LAYERS);
        forbidden.removeAll(MAY_USE.get(layer));
        forbidden.remove(layer);
        noClasses()
                .that()
                .resideInAPackage(within(layer))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.stream().map(LayersTest::within).toArray(String[]::new))
                .check(CLASSES);
    }

    /** The packages of the diagnosis are one: a rule knows what it judges, and the list of rules is what judges. */
    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.headroom.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(within("diagnosis")), resideInAPackage(within("diagnosis")))
                .check(CLASSES);
    }

    @Test
    void nothingHereNeedsOsgiOrAWindow() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.osgi..", "org.eclipse..", "javax.swing..")
                .check(CLASSES);
    }

    @Test
    void onlyChartsAndWhatIsAboveDraw() {
        noClasses()
                .that()
                .resideInAnyPackage(within("packet"), within("flow"), within("diagnosis"), within("libpcap"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.awt..")
                .check(CLASSES);
    }

    private static String within(String layer) {
        return "org.headroom." + layer + "..";
    }
}
