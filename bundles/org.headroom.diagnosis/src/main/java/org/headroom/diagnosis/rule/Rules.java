package org.headroom.diagnosis.rule;

import java.util.List;
import org.headroom.diagnosis.Rule;

/** All rules, written out by hand. */
public final class Rules {

    public static final List<Rule> ALL = List.of(
            new PtbIgnored(),
            new PtbNotTranslated(),
            new PtbNotRelayed(),
            new PtbBogus(),
            new PtbOutOfWindow(),
            new PtbMtuZero(),
            new PtbMtuTooLow(),
            new PtbAboutAggregate(),
            new PtbAboutUnseen(),
            new PtbAboutDatagrams(),
            new PtbRateLimited(),
            new SilentSizeLoss(),
            new ReceiverGap(),
            new JumboMismatch(),
            new QuicSizeLoss(),
            new PingSizeLoss(),
            new FragmentsLost(),
            new PlpmtudFallback(),
            new MssRaised(),
            new MssClampIneffective(),
            new MssExceedsPath(),
            new Fragmentation(),
            new PmtudWorking(),
            new SizeUnrelatedLoss(),
            new ZeroWindow(),
            new PeerDead(),
            new ConnectionRefused(),
            new StalledTransfer(),
            new MssClamped(),
            new MssClampOneWay(),
            new MssClampInferred(),
            new MssMissing(),
            new MssAsymmetric(),
            new TunnelObserved(),
            new OffloadSuperPackets(),
            new OneSidedCapture(),
            new CaptureLoss());

    private Rules() {}
}
