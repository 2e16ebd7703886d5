package org.headroom.diagnosis.remedy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.headroom.flow.Direction;

/**
 * When a remedy is worth proposing: words that must all be true, {@code ipv4 tunnel|fragments !destination mss>=500}.
 *
 * <p>Words: {@code ipv4 ipv6 tcp udp number icmp destination fragments tunnel seen requests answers}, each part of the encapsulation by
 * its contract name, {@code rule:NAME}, and the comparisons {@code mtu>=N mss<=N underlay>=N}, which are false where the number is unknown.
 */
record Condition(List<String> words) {

    private static final Pattern COMPARISON = Pattern.compile("(mtu|mss|underlay)(>=|<=)(\\d+)");

    static Condition of(String text) {
        return new Condition(
                Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList());
    }

    boolean holds(Situation situation) {
        var facts = facts(situation);
        return words.stream().allMatch(word -> Arrays.stream(word.split("\\|", -1)).anyMatch(one -> isTrue(one, facts, situation)));
    }

    private static boolean isTrue(String word, Set<String> facts, Situation situation) {
        if (word.startsWith("!")) {
            return !isTrue(word.substring(1), facts, situation);
        }
        var comparison = COMPARISON.matcher(word);
        if (!comparison.matches()) {
            return facts.contains(word);
        }
        var number = number(comparison.group(1), situation);
        var bound = Integer.parseInt(comparison.group(3));
        return number > 0 && (comparison.group(2).equals(">=") ? number >= bound : number <= bound);
    }

    /** Not positive where it is unknown. */
    private static int number(String word, Situation situation) {
        var underlay = situation.underlay();
        return switch (word) {
            case "mtu" -> situation.pathMtu();
            case "mss" -> situation.pathMtu() - (situation.ipVersion() == 6 ? 60 : 40);
            default -> underlay == null ? 0 : underlay;
        };
    }

    private static Set<String> facts(Situation situation) {
        var facts = new HashSet<String>();
        facts.add("ipv" + situation.ipVersion());
        facts.add("rule:" + situation.rule());
        add(facts, "tcp", situation.tcp());
        add(facts, "udp", situation.udp());
        add(facts, "number", situation.pathMtu() > 0);
        add(facts, "icmp", !situation.icmpSource().isEmpty());
        add(facts, "destination", situation.icmpFromDestination());
        add(facts, "fragments", situation.fragments());
        add(facts, "seen", situation.tunnelSeen());
        add(facts, "requests", situation.direction() == Direction.CLIENT_TO_SERVER);
        add(facts, "answers", situation.direction() == Direction.SERVER_TO_CLIENT);
        var encapsulation = situation.encapsulation();
        if (encapsulation != null) {
            facts.addAll(Arrays.asList(encapsulation.split("\\+", -1)));
            add(facts, "tunnel", !Set.of("manual", "cloud-default", "nat64").contains(encapsulation));
        }
        return facts;
    }

    private static void add(Set<String> facts, String word, boolean holds) {
        if (holds) {
            facts.add(word);
        }
    }
}
