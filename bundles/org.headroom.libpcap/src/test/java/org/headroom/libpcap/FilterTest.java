package org.headroom.libpcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    private static final Path SAMPLE = Path.of("../../releng/samples/lvs-black-hole-router.pcap");

    @ParameterizedTest
    @CsvSource({
        "icmp, 9",
        "tcp, 47",
        "tcp port 41988, 14",
        "icmp[icmptype]==icmp-unreach and icmp[icmpcode]==4, 9",
        "ip6, 0",
        "'', 58"
    })
    void passesWhatMatches(String expression, int packets) throws IOException {
        assertEquals(packets, numbers(expression).size());
    }

    @Test
    void keepsPacketNumbers() throws IOException {
        assertEquals(List.of(21L, 23L, 27L, 29L, 31L, 33L, 35L, 56L, 58L), numbers("icmp"));
    }

    @Test
    void readsAPacketAgainByItsNumber() throws IOException {
        try (var capture = new Filter("icmp").over(Capture.open(SAMPLE))) {
            var record = new Record();
            while (capture.next(record)) {}
            assertTrue(capture.packet(20, record));
            assertEquals(20, record.number());
        }
    }

    @Test
    void saysInLibpcapsWordsWhatIsWrong() {
        var e = assertThrows(FilterException.class, () -> numbers("tcp prt 80"));
        assertTrue(String.valueOf(e.getMessage()).contains("syntax error"), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains("tcp prt 80"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "101, 12", "113, 113", "276, 276"})
    void numbersLinksAsLibpcapDoes(int linkType, int dlt) {
        assertEquals(dlt, LinkLayer.dlt(linkType));
    }

    private static List<Long> numbers(String expression) throws IOException {
        var numbers = new ArrayList<Long>();
        try (var capture = new Filter(expression).over(Capture.open(SAMPLE))) {
            var record = new Record();
            while (capture.next(record)) {
                numbers.add(record.number());
            }
        }
        return numbers;
    }
}
