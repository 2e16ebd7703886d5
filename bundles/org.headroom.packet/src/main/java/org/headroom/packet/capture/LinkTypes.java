package org.headroom.packet.capture;

import java.util.Map;

/** Names of link types as libpcap prints them, by their number in files (LINKTYPE_…). */
public final class LinkTypes {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "NULL"),
            Map.entry(1, "EN10MB"),
            Map.entry(6, "IEEE802"),
            Map.entry(7, "ARCNET"),
            Map.entry(8, "SLIP"),
            Map.entry(9, "PPP"),
            Map.entry(10, "FDDI"),
            Map.entry(12, "RAW"),
            Map.entry(14, "RAW"),
            Map.entry(50, "PPP_SERIAL"),
            Map.entry(51, "PPP_ETHER"),
            Map.entry(100, "ATM_RFC1483"),
            Map.entry(101, "RAW"),
            Map.entry(104, "C_HDLC"),
            Map.entry(105, "IEEE802_11"),
            Map.entry(107, "FRELAY"),
            Map.entry(108, "LOOP"),
            Map.entry(109, "ENC"),
            Map.entry(113, "LINUX_SLL"),
            Map.entry(114, "LTALK"),
            Map.entry(117, "PFLOG"),
            Map.entry(119, "PRISM_HEADER"),
            Map.entry(122, "IP_OVER_FC"),
            Map.entry(127, "IEEE802_11_RADIO"),
            Map.entry(130, "JUNIPER_MLPPP"),
            Map.entry(138, "APPLE_IP_OVER_IEEE1394"),
            Map.entry(140, "MTP2"),
            Map.entry(141, "MTP3"),
            Map.entry(143, "DOCSIS"),
            Map.entry(144, "LINUX_IRDA"),
            Map.entry(149, "USER2"),
            Map.entry(163, "IEEE802_11_RADIO_AVS"),
            Map.entry(166, "PPP_PPPD"),
            Map.entry(178, "JUNIPER_ETHER"),
            Map.entry(187, "BLUETOOTH_HCI_H4"),
            Map.entry(189, "USB_LINUX"),
            Map.entry(192, "PPI"),
            Map.entry(195, "IEEE802_15_4_WITHFCS"),
            Map.entry(220, "USB_LINUX_MMAPPED"),
            Map.entry(226, "IPNET"),
            Map.entry(228, "IPV4"),
            Map.entry(229, "IPV6"),
            Map.entry(239, "NFLOG"),
            Map.entry(242, "IPOIB"),
            Map.entry(249, "USBPCAP"),
            Map.entry(253, "NETLINK"),
            Map.entry(258, "PKTAP"),
            Map.entry(276, "LINUX_SLL2"),
            Map.entry(281, "DSA_TAG_BRCM"),
            Map.entry(284, "DSA_TAG_DSA"),
            Map.entry(285, "DSA_TAG_EDSA"));

    private LinkTypes() {}

    /** The name, or {@code LINKTYPE_n}. */
    public static String name(int linkType) {
        return NAMES.getOrDefault(linkType, "LINKTYPE_" + linkType);
    }
}
