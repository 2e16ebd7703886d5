package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headroom.diagnosis.Subject;
import org.headroom.flow.Half;
import org.headroom.flow.Hops;
import org.headroom.flow.TooBig;
import org.headroom.packet.wire.Addresses;

/**
 * Who sends the too-big messages, how far from here, and on which side of this point they are lost: what times to live, lengths and
 * addresses tell.
 */
final class Whereabouts {

    /** An outer IPv4 header, ICMP's eight octets, the quoted header and 64 bits: the least that RFC 792 asks for. */
    private static final int SHORTEST_MESSAGE = 56;

    /** As much as RFC 1812 §4.3.2.3 lets a message have, which Linux uses up. */
    private static final int LONGEST_MESSAGE = 576;

    /** Routers that ration their messages send one in half a second or so (RFC 1812 §4.3.2.8). */
    private static final long RATIONED_NANOS = 400_000_000L;

    private final Subject subject;
    private final TooBig message;

    private Whereabouts(Subject subject, TooBig message) {
        this.subject = subject;
        this.message = message;
    }

    /** Sentences for an explanation, each with a blank before it; empty where nothing can be told. */
    static String of(Subject subject) {
        var message = subject.tightest();
        if (message == null || subject.scene().traffic().timeless()) {
            return "";
        }
        var whereabouts = new Whereabouts(subject, message);
        var sentences = new ArrayList<String>();
        whereabouts.emitter().ifPresent(sentences::add);
        whereabouts.address().ifPresent(sentences::add);
        whereabouts.end().ifPresent(sentences::add);
        whereabouts.rationed().ifPresent(sentences::add);
        return sentences.isEmpty() ? "" : " " + String.join(" ", sentences);
    }

    private Optional<String> emitter() {
        var back = Hops.passed(message.timeToLive());
        if (back == Hops.UNKNOWN) {
            return Optional.empty();
        }
        var kind = message.version() == 6
                ? ""
                : message.length() == SHORTEST_MESSAGE
                        ? " and quotes 28 octets, as the routers of many vendors do"
                        : message.length() == LONGEST_MESSAGE ? " and quotes 548 octets, as Linux does" : "";
        return Optional.of("%s is %s%s%s.".formatted(message.source(), Hops.words(back), forth(back), kind));
    }

    /** The quoted packet's time to live tells the way there, where the packet itself is in the capture. */
    private String forth(int back) {
        var sent = subject.half().firstTimeToLive();
        var quoted = message.quote().timeToLive();
        var hops = sent - quoted;
        if (sent <= 0 || quoted <= 0 || hops < 0 || hops == back || back == 0) {
            return "";
        }
        return ", %s on the way there".formatted(Hops.words(hops));
    }

    /** A private address is no address to be heard from: filters at the edge drop it (RFC 1918 §5, RFC 2827). */
    private Optional<String> address() {
        return Addresses.isPrivate(message.source())
                        && !Addresses.isPrivate(subject.sender())
                        && !Addresses.isPrivate(subject.receiver())
                ? Optional.of("Its address %s is private: filters on the way to %s drop such messages (RFC 2827)."
                        .formatted(message.source(), subject.sender()))
                : Optional.empty();
    }

    /** Whether the messages came as far as the sender's own link. */
    private Optional<String> end() {
        return switch (away(subject.half())) {
            case Hops.UNKNOWN ->
                Optional.of("Either they are dropped on their way to %s, or its own host drops them."
                        .formatted(subject.sender()));
            case 0 ->
                Optional.of(
                        "This was captured on %s or on its own link: the messages come that far, so its own firewall or stack drops them."
                                .formatted(subject.sender()));
            case 1 ->
                Optional.of("%s is 1 router away: that one drops the messages, or the host itself."
                        .formatted(subject.sender()));
            default ->
                Optional.of("%s is %s: one of those drops the messages, or the host itself; a capture there would tell."
                        .formatted(subject.sender(), Hops.words(away(subject.half()))));
        };
    }

    private static int away(Half half) {
        return Hops.passed(half.firstTimeToLive());
    }

    /** Too big packets that got no message, between messages that keep their distance. */
    private Optional<String> rationed() {
        List<TooBig> messages = subject.credible();
        var copies = subject.half().troubled().stream()
                .mapToInt(r -> r.longerThan(subject.reportedMtu()).size())
                .sum();
        if (messages.size() < 3 || copies <= messages.size() + 2) {
            return Optional.empty();
        }
        for (int i = 1; i < messages.size(); i++) {
            if (messages.get(i).nanos() - messages.get(i - 1).nanos() < RATIONED_NANOS) {
                return Optional.empty();
            }
        }
        return Optional.of(
                "Not every packet is answered: %d messages for %d packets, never closer than 0.4 s. The router rations them."
                        .formatted(messages.size(), copies));
    }
}
