package tongbao.reading.document;

import java.io.ByteArrayInputStream;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as a stream of elements and text, known by their local names: transitional and strict files
 * differ only in namespaces. No document type, so no entities, and nothing is fetched.
 */
final class XmlEvents implements AutoCloseable {

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private final XmlCount count;
  private int depth;
  private boolean justEnded;

  XmlEvents(byte[] xml, XmlCount count) {
    this.count = count;
    try {
      synchronized (FACTORY) {
        reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
      }
    } catch (XMLStreamException e) {
      throw count.damage();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    return factory;
  }

  /** Steps on; false behind the last element. */
  boolean next() {
    try {
      while (reader.hasNext()) {
        if (justEnded) {
          depth--;
          justEnded = false;
        }
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            count.element(depth);
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            justEnded = true;
            return true;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            return true;
          }
          case XMLStreamConstants.DTD -> throw Unreadable.doctype();
          case XMLStreamConstants.ENTITY_REFERENCE -> throw count.damage();
          default -> {}
        }
      }
      return false;
    } catch (XMLStreamException | NoSuchElementException | IllegalArgumentException e) {
      throw count.damage();
    }
  }

  boolean starts() {
    return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
  }

  boolean starts(String name) {
    return starts() && reader.getLocalName().equals(name);
  }

  boolean ends() {
    return reader.getEventType() == XMLStreamConstants.END_ELEMENT;
  }

  boolean isText() {
    return reader.isCharacters();
  }

  /** The local name of the element that starts or ends. */
  String name() {
    return reader.getLocalName();
  }

  /** How deep the element that starts or ends stands. */
  int depth() {
    return depth;
  }

  String text() {
    return reader.getText();
  }

  /** An attribute by its local name. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** An attribute that is a whole number, within what a table can have. */
  int number(String name, int otherwise) {
    String value = attribute(name);
    return value != null && value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : otherwise;
  }

  /** An attribute that says yes or no. */
  boolean flag(String name, boolean otherwise) {
    String value = attribute(name);
    return value == null ? otherwise : !value.matches("0|false|off|none");
  }

  /** Steps within the element that starts at a depth; false at its end. */
  boolean within(int start) {
    if (!next()) {
      return false;
    }
    return !(ends() && depth == start);
  }

  /** Steps over the element that starts here. */
  void skip() {
    int start = depth;
    while (within(start)) {}
  }

  /** The text within the element that starts here. */
  String textWithin(Assembly assembly) {
    int start = depth;
    StringBuilder text = new StringBuilder();
    while (within(start)) {
      if (isText()) {
        text.append(text());
        Assembly.counted(
            text.length(), assembly.limits().lineCharacters(), Assembly.LINE_CHARACTERS);
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw count.damage();
    }
  }
}
