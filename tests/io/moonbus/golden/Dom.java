package io.moonbus.golden;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** XML as a tree. */
final class Dom {

  private Dom() {
  }

  /** The root element; comments are left out, CDATA is text. */
  static Element parse(byte[] text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setCoalescing(true);
      factory.setIgnoringComments(true);
      // From JDK 24 on the parser stops at a hundred levels.
      factory.setAttribute("jdk.xml.maxElementDepth", "0");
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(text)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new Difference("not XML (" + e.getMessage() + "): "
          + Difference.shortened(new String(text, StandardCharsets.UTF_8)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  /** The first child of that name, {@code null} when there is none. */
  static Element child(Element element, String name) {
    return children(element).stream().filter(child -> child.getTagName().equals(name)).findFirst().orElse(null);
  }

  /** A child that has to be there. */
  static Element required(Element element, String name) {
    Element child = child(element, name);
    if (child == null) {
      throw new Difference("<" + name + "> missing in <" + element.getTagName() + ">");
    }
    return child;
  }
}
