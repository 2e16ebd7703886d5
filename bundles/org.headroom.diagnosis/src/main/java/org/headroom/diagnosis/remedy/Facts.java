package org.headroom.diagnosis.remedy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.headroom.flow.Direction;
import org.jspecify.annotations.Nullable;

/**
 * What is true in a situation, as words.
 *
 * <p>{@code ipv4 ipv6 tcp udp number icmp destination reached unreached fragments tunnel seen requests answers}, each part of the encapsulation by its
 * contract name, {@code rule:NAME}, and the comparisons {@code mtu>=N mss<=N underlay>=N}, which are false where the number is unknown.
 */
final class Facts {

    private static final Pattern COMPARISON = Pattern.compile("(mtu|mss|underlay)(>=|<=)(\\d+)");

    /** What eats room without being a tunnel that somebody could set up otherwise. */
    private static final Set<String> NO_TUNNEL = Set.of("manual", "cloud-default", "nat64");

    private final Situation situation;
    private final Set<String> words = new HashSet<>();

    Facts(Situation situation) {
        this.situation = situation;
        words.add("ipv" + situation.ipVersion());
        words.add("rule:" + situation.rule());
        add("tcp", situation.traffic().tcp());
        add("udp", situation.traffic().udp());
        add("number", situation.pathMtu() > 0);
        add("icmp", !situation.icmp().source().isEmpty());
        add("destination", situation.icmp().fromDestination());
        add("reached", situation.icmp().reach() == Situation.Reach.SENDER);
        add("unreached", situation.icmp().reach() == Situation.Reach.NOT_SENDER);
        add("fragments", situation.traffic().fragments());
        add("seen", situation.tunnel().seen());
        add("requests", situation.direction() == Direction.CLIENT_TO_SERVER);
        add("answers", situation.direction() == Direction.SERVER_TO_CLIENT);
        addEncapsulation(situation.tunnel().encapsulation());
    }

    private void addEncapsulation(@Nullable String encapsulation) {
        if (encapsulation != null) {
            words.addAll(Arrays.asList(encapsulation.split("\\+", -1)));
            add("tunnel", !NO_TUNNEL.contains(encapsulation));
        }
    }

    private void add(String word, boolean holds) {
        if (holds) {
            words.add(word);
        }
    }

    /** Whether a word, or a comparison, is true. */
    boolean has(String word) {
        return word.indexOf('=') < 0 ? words.contains(word) : compares(word);
    }

    private boolean compares(String word) {
        var comparison = COMPARISON.matcher(word);
        if (!comparison.matches()) {
            return false;
        }
        var number = number(comparison.group(1));
        var bound = Integer.parseInt(comparison.group(3));
        return number > 0 && (comparison.group(2).equals(">=") ? number >= bound : number <= bound);
    }

    /** Not positive where it is unknown. */
    private int number(String word) {
        var underlay = situation.tunnel().underlay();
        return switch (word) {
            case "mtu" -> situation.pathMtu();
            case "mss" -> situation.pathMtu() - Values.headers(situation.ipVersion());
            default -> underlay == null ? 0 : underlay;
        };
    }
}
