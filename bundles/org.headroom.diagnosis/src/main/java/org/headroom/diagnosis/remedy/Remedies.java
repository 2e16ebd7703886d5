package org.headroom.diagnosis.remedy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headroom.diagnosis.remedy.Remedy.Kind;

/** What to do about a finding: all remedies that are known, filled with the finding's numbers. */
public final class Remedies {

    static final List<Recipe> ALL = Arrays.stream(Kind.values())
            .flatMap(kind -> RecipeBook.read(kind).stream())
            .toList();

    private Remedies() {}

    /**
     * The remedies for a situation, in the order to propose them: let ICMP or fragments through, mend the MTU at the tunnel, clamp the MSS, probe.
     *
     * <p>Where the path MTU is unknown none names a number; what finds it comes instead. Rules that size has nothing to do with have no
     * remedy here.
     */
    public static List<Remedy> choose(Situation situation) {
        var kinds = RuleKinds.of(situation.rule());
        var facts = new Facts(situation);
        var values = new Values(situation);
        return ALL.stream()
                .filter(recipe -> kinds.contains(recipe.kind()))
                .map(recipe -> recipe.in(facts, values))
                .flatMap(Optional::stream)
                .toList();
    }
}
