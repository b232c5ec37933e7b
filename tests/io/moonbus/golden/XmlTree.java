package io.moonbus.golden;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** XML in a form that can be compared; texts of blanks alone do not count. */
final class XmlTree {

  private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s([^>]*)\\?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*[\"']([^\"']*)[\"']");

  private XmlTree() {
  }

  /** The attributes of the declaration, then the nodes. */
  static List<Object> of(String text) {
    java.util.regex.Matcher found = DECLARATION.matcher(text);
    boolean declared = found.find();
    Map<String, String> declaration = new TreeMap<>();
    if (declared) {
      ATTRIBUTE.matcher(found.group(1)).results().forEach(each -> declaration.put(each.group(1), each.group(2)));
    }
    String content = declared ? text.substring(0, found.start()) + text.substring(found.end()) : text;
    List<Object> tree = new ArrayList<>(nodes(Dom.parse(("<root>" + content + "</root>").getBytes(StandardCharsets.UTF_8))));
    tree.add(0, declaration);
    return tree;
  }

  private static List<Object> nodes(Element element) {
    List<Object> nodes = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        nodes.add(List.of(child.getTagName(), attributes(child), nodes(child)));
      } else if (!node.getTextContent().isBlank()) {
        nodes.add(node.getTextContent());
      }
    }
    return nodes;
  }

  private static Map<String, String> attributes(Element element) {
    Map<String, String> attributes = new TreeMap<>();
    NamedNodeMap nodes = element.getAttributes();
    for (int i = 0; i < nodes.getLength(); i++) {
      attributes.put(nodes.item(i).getNodeName(), nodes.item(i).getNodeValue());
    }
    return attributes;
  }
}
