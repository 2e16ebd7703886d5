package org.headroom.diagnosis.rule;

import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;

/**
 * Both ends announce jumbo frames and something between carries ordinary ones. Where that is a switch, no router is there to say so: RFC
 * 1191 cannot work inside one link.
 */
public final class JumboMismatch implements Rule {

    private static final int ETHERNET = 1500;
    /** Baby giants of a few tags are no jumbo frames. */
    private static final int JUMBO = 2000;

    @Override
    public String id() {
        return "jumbo-mismatch";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> s.fullSize() > JUMBO && (vanishes(s) || ordinary(s)))
                .map(JumboMismatch::symptom);
    }

    /** The largest that arrives fits ordinary frames, and the lost ones do not. */
    private static boolean vanishes(Subject subject) {
        return SilentSizeLoss.holds(subject)
                && subject.half().largestDelivered() <= ETHERNET
                && subject.stuck().stream().anyMatch(r -> subject.wireLength(r.last()) > ETHERNET);
    }

    private static boolean ordinary(Subject subject) {
        return PtbIgnored.holds(subject) && subject.reportedMtu() == ETHERNET;
    }

    private static Symptom symptom(Subject subject) {
        var silent = SilentSizeLoss.holds(subject);
        var symptom = new Symptom("jumbo-mismatch", Verdict.BLACK_HOLE, Severity.MAJOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(sameLink(subject) ? Confidence.CONFIRMED : Confidence.LIKELY)
                .messages(subject.credible())
                .title("Jumbo frames meet ordinary ones")
                .explanation(
                        "The ends announce MSS %d, so %s sends packets of up to %d octets; those beyond %d do not arrive.%s%s Set the same MTU on every port of the link, or 1500 on this host.",
                        subject.fullSize() - subject.flow().fixedHeaders(),
                        subject.sender(),
                        subject.fullSize(),
                        Math.max(ETHERNET, subject.half().largestDelivered()),
                        silent ? " Nobody says why: a switch drops what is too long without a word." : "",
                        sameLink(subject)
                                ? " No router lies between (the time to live is still the initial one)."
                                : "");
        if (silent) {
            symptom.range(
                    subject.half().largestDelivered(),
                    subject.wireLength(subject.stuck().getFirst().last()));
        } else {
            symptom.pathMtu(ETHERNET);
        }
        Proof.handshake(subject, symptom);
        Proof.passes(subject, symptom, ETHERNET);
        return symptom;
    }

    /** Both ends' packets are here as they were sent: with a time to live of 64, 128 or 255. */
    private static boolean sameLink(Subject subject) {
        return subject.flow().halves().stream().allMatch(h -> initial(h.firstTimeToLive()));
    }

    private static boolean initial(int timeToLive) {
        return timeToLive == 64 || timeToLive == 128 || timeToLive == 255;
    }
}
