package org.headroom.packet.text;

import java.util.HashMap;
import java.util.Map;

/** Ports by the names that /etc/services gives them; a name of another system gets a port of its own. */
final class Services {

    private static final Map<String, Integer> KNOWN = new HashMap<>();

    static {
        var table =
                "ftp-data 20 ftp 21 ssh 22 telnet 23 smtp 25 mail 25 time 37 domain 53 bootps 67 bootpc 68 tftp 69 gopher 70 finger 79 "
                        + "http 80 www 80 www-http 80 kerberos 88 pop3 110 pop-3 110 sunrpc 111 ident 113 auth 113 nntp 119 ntp 123 netbios-ns 137 "
                        + "netbios-dgm 138 netbios-ssn 139 imap 143 imap2 143 snmp 161 snmptrap 162 snmp-trap 162 bgp 179 ldap 389 https 443 "
                        + "microsoft-ds 445 submissions 465 isakmp 500 syslog 514 shell 514 printer 515 route 520 submission 587 ipp 631 ldaps 636 rsync 873 "
                        + "imaps 993 pop3s 995 socks 1080 openvpn 1194 ms-sql-s 1433 ms-sql-m 1434 l2tp 1701 l2f 1701 pptp 1723 radius 1812 "
                        + "radius-acct 1813 nfs 2049 vxlan 4789 ipsec-nat-t 4500 sae-urn 4500 mysql 3306 ms-wbt-server 3389 sip 5060 sip-tls 5061 "
                        + "xmpp-client 5222 mdns 5353 postgresql 5432 amqp 5672 x11 6000 geneve 6081 http-alt 8080 webcache 8080 https-alt 8443 "
                        + "gtp-user 2152 gtp-control 2123 squid 3128 ndl-aas 3128 rfb 5900 vnc-server 5900 redis 6379 iperf3 5201 targus-getdata1 5201";
        var words = table.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            KNOWN.put(words[i], Integer.valueOf(words[i + 1]));
        }
    }

    /** Unknown names share the last port beyond this number of them. */
    private static final int MOST = 512;

    private final Map<String, Integer> unknown = new HashMap<>();

    /** The port, or -1 where this can be the name of none. */
    int port(String word) {
        if (word.isEmpty() || word.length() > 40) {
            return -1;
        }
        var number = new Scan(word);
        var value = number.number();
        if (number.ended()) {
            return value > 0xffff ? -1 : (int) value;
        }
        var known = KNOWN.get(word);
        return known != null ? known : named(word);
    }

    boolean isKnown(String word) {
        return KNOWN.containsKey(word);
    }

    private int named(String word) {
        if (!Character.isLetter(word.charAt(0))) {
            return -1;
        }
        var port = unknown.get(word);
        if (port != null || unknown.size() >= MOST) {
            return port != null ? port : 0xffff - MOST;
        }
        unknown.put(word, 0xffff - unknown.size());
        return 0xffff - unknown.size() + 1;
    }
}
