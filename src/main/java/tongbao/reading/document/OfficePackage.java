package tongbao.reading.document;

import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import tongbao.edition.Text;

/** An Office Open XML file: its parts, and how they refer to each other. */
final class OfficePackage {

  private static final String[] MAIN = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
  };

  private final DocumentKind kind;
  private final Parts parts;
  private final Assembly assembly;
  private final OPCPackage opc;
  private final PackagePart main;
  private final XmlCount count;

  private OfficePackage(
      DocumentKind kind, Parts parts, Assembly assembly, OPCPackage opc, PackagePart main) {
    this.kind = kind;
    this.parts = parts;
    this.assembly = assembly;
    this.opc = opc;
    this.main = main;
    this.count = new XmlCount(kind, assembly);
  }

  static OfficePackage open(DocumentKind kind, byte[] bytes, Assembly assembly) {
    Parts parts = Parts.unpack(kind, bytes, assembly);
    if (!parts.has("[Content_Types].xml")) {
      throw foreign(kind, parts);
    }
    checkPlumbing(kind, parts, assembly);
    try {
      OPCPackage opc = OPCPackage.open(parts);
      PackagePart main = main(opc).orElseThrow(() -> Unreadable.corrupt(kind));
      mustBe(kind, main.getContentType());
      return new OfficePackage(kind, parts, assembly, opc, main);
    } catch (InvalidFormatException
        | OpenXML4JRuntimeException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw Unreadable.corrupt(kind);
    }
  }

  /** The parts POI reads as trees, read here once against the limits, which it does not know. */
  private static void checkPlumbing(DocumentKind kind, Parts parts, Assembly assembly) {
    XmlCount count = new XmlCount(kind, assembly);
    for (var entries = parts.getEntries(); entries.hasMoreElements(); ) {
      String name = entries.nextElement().getName();
      if (name.endsWith(".rels")
          || name.equals("[Content_Types].xml")
          || name.startsWith("docProps/")) {
        try (XmlEvents events = new XmlEvents(parts.content(name), count)) {
          while (events.next()) {}
        }
      }
    }
  }

  private static Optional<PackagePart> main(OPCPackage opc) {
    for (String type : MAIN) {
      for (PackageRelationship relationship : opc.getRelationshipsByType(type)) {
        return Optional.ofNullable(opc.getPart(relationship));
      }
    }
    return Optional.empty();
  }

  private static void mustBe(DocumentKind kind, String contentType) {
    if (contentType.contains("macroEnabled")) {
      throw Unreadable.macros();
    }
    boolean word = contentType.contains("wordprocessingml");
    boolean workbook = contentType.contains("spreadsheetml");
    if (kind == DocumentKind.WORD ? word : workbook) {
      return;
    }
    if (word || workbook) {
      throw Unreadable.lie(kind, (word ? DocumentKind.WORD : DocumentKind.WORKBOOK).label());
    }
    throw Unreadable.lie(kind, new Text("另一种 Office 文件", "another kind of office file"));
  }

  private static UnreadableDocumentException foreign(DocumentKind kind, Parts parts) {
    if (parts.has("OFD.xml")) {
      return Unreadable.otherFormat(new Text("OFD 版式文件", "an OFD document"), ".docx, PDF");
    }
    if (parts.has("mimetype") && parts.has("content.xml")) {
      return Unreadable.otherFormat(
          new Text("OpenDocument 文件", "an OpenDocument file"), ".docx, .xlsx");
    }
    return Unreadable.lie(kind, new Text("压缩包", "a packed file"));
  }

  /** The events of the part everything else hangs on. */
  XmlEvents main() {
    return events(main);
  }

  /** The events of the part a relationship of the main part leads to. */
  XmlEvents related(String relationshipId) {
    PackageRelationship relationship = main.getRelationship(relationshipId);
    if (relationship == null || relationship.getTargetMode() != TargetMode.INTERNAL) {
      throw Unreadable.corrupt(kind);
    }
    return events(target(relationship).orElseThrow(() -> Unreadable.corrupt(kind)));
  }

  /** The events of the one part of a kind the main part has, such as its styles. */
  Optional<XmlEvents> relatedByType(String lastSegment) {
    try {
      for (PackageRelationship relationship : main.getRelationships()) {
        if (relationship.getRelationshipType().endsWith("/" + lastSegment)
            && relationship.getTargetMode() == TargetMode.INTERNAL) {
          return target(relationship).map(this::events);
        }
      }
      return Optional.empty();
    } catch (InvalidFormatException e) {
      throw Unreadable.corrupt(kind);
    }
  }

  private Optional<PackagePart> target(PackageRelationship relationship) {
    try {
      return Optional.ofNullable(
          opc.getPart(PackagingURIHelper.createPartName(relationship.getTargetURI())));
    } catch (InvalidFormatException | IllegalArgumentException e) {
      throw Unreadable.corrupt(kind);
    }
  }

  private XmlEvents events(PackagePart part) {
    assembly.watch().look();
    return new XmlEvents(parts.content(part.getPartName().getName()), count);
  }
}
