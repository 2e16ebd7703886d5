package org.headroom.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Lays a page out as PDF: tagged for who has it read aloud (PDF/UA), its fonts inside, without a time or anything random. */
final class PdfFile {

    private static final float A4_WIDTH = 210;
    private static final float A4_HEIGHT = 297;

    private final PdfPictures pictures;

    PdfFile(PdfPictures pictures) {
        this.pictures = pictures;
    }

    void write(String page, OutputStream out) throws IOException {
        tame();
        var builder = new PdfRendererBuilder()
                .withW3cDocument(prepared(page), "")
                .useDefaultPageSize(A4_WIDTH, A4_HEIGHT, PageSizeUnits.MM)
                .useObjectDrawerFactory(pictures)
                .useUnicodeLineBreaker(new WordBreaker())
                .withProducer("Headroom " + Report.VERSION)
                .usePdfUaAccessibility(true);
        PdfFonts.offer(builder);
        try (var renderer = builder.buildPdfRenderer();
                var pdf = renderer.createPDFKeepOpen()) {
            sign(pdf, page);
            // Saving closes what it writes to, and that is the caller's.
            var octets = new ByteArrayOutputStream();
            pdf.save(octets);
            octets.writeTo(out);
        }
    }

    /** Both libraries keep this for the whole process; nobody else here uses them. */
    private static void tame() {
        XRLog.setLoggingEnabled(false);
        FontMappers.set(new OwnFontMapper());
    }

    /** What the document says about itself. Its identifier comes from its content, where the library would take the time. */
    private static void sign(PDDocument pdf, String page) {
        var told = pdf.getDocumentInformation();
        var information = new PDDocumentInformation();
        information.setTitle(told.getTitle());
        information.setSubject(told.getSubject());
        information.setProducer(told.getProducer());
        information.setCreator("Headroom " + Report.VERSION);
        pdf.setDocumentInformation(information);
        pdf.setDocumentId((long) page.hashCode());
    }

    private static Document prepared(String page) throws IOException {
        try {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page)));
            elements(document, "footer").forEach(PdfFile::first);
            elements(document, "pre").forEach(PdfFile::unite);
            elements(document, "code").forEach(PdfFile::unite);
            elements(document, "object").forEach(PdfFile::describe);
            elements(document, "meta").forEach(PdfFile::subject);
            return document;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /** On paper the foot is on every page of its report, which it can be only from where it stands. */
    private static void first(Element foot) {
        var report = foot.getParentNode();
        report.insertBefore(foot, report.getFirstChild());
    }

    /** A command in one piece: the engine paints what stands between elements first, and it would be copied in that order. */
    private static void unite(Element command) {
        command.setTextContent(command.getTextContent());
    }

    /** What a picture shows is said by the figure around it in HTML, by itself in PDF. */
    private static void describe(Element picture) {
        if (picture.getParentNode() instanceof Element figure && figure.hasAttribute("aria-label")) {
            picture.setAttribute("alt", figure.getAttribute("aria-label"));
        }
    }

    /** PDF calls subject what HTML calls description. */
    private static void subject(Element meta) {
        if (meta.getAttribute("name").equals("description")) {
            meta.setAttribute("name", "subject");
        }
    }

    private static List<Element> elements(Document document, String name) {
        var elements = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
