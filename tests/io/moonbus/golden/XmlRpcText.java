package io.moonbus.golden;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** An XML-RPC response or call as values. */
final class XmlRpcText {

  private static final Pattern DATE = Pattern.compile("(\\d{4})-?(\\d\\d)-?(\\d\\d)T(\\d\\d):?(\\d\\d):?(\\d\\d).*");

  private XmlRpcText() {
  }

  static void match(Object pattern, byte[] text, Map<String, Double> numbers, String path) {
    Element root = Dom.parse(text);
    Element fault = Dom.child(root, "fault");
    if (pattern instanceof Map<?, ?> map && map.get("$fault") != null) {
      Matcher.require(fault != null, path, pattern, "no fault");
      fault(Json.object(map.get("$fault")), value(Dom.required(fault, "value")), numbers, path);
      return;
    }
    Matcher.require(fault == null, path, pattern, fault == null ? null : fault.getTextContent());
    Matcher.match(pattern, values(root), numbers, path);
  }

  private static void fault(Map<String, Object> expected, Object actual, Map<String, Double> numbers, String path) {
    Object code = expected.getOrDefault("code", "<number>");
    Matcher.match(Map.of("faultCode", code, "faultString", "<string>"), actual, numbers, path);
    Map<String, Object> contains = Map.of("$contains", expected.getOrDefault("contains", List.of()));
    Matcher.match(contains, Json.object(actual).get("faultString"), numbers, path);
  }

  private static List<Object> values(Element root) {
    List<Object> values = new ArrayList<>();
    if (root.getTagName().equals("methodCall")) {
      values.add(Dom.required(root, "methodName").getTextContent());
    } else if (!root.getTagName().equals("methodResponse")) {
      throw new Difference("no XML-RPC: <" + root.getTagName() + ">");
    }
    Element params = Dom.child(root, "params");
    if (params != null) {
      Dom.children(params).forEach(param -> values.add(value(Dom.required(param, "value"))));
    }
    return values;
  }

  private static Object value(Element value) {
    List<Element> children = Dom.children(value);
    if (children.isEmpty()) {
      return value.getTextContent();
    }
    Element type = children.get(0);
    String text = type.getTextContent();
    return switch (type.getTagName()) {
      case "int", "i4", "i8" -> Long.parseLong(text.strip());
      case "double" -> Double.parseDouble(text.strip());
      case "boolean" -> truth(text.strip());
      case "string" -> text;
      case "nil" -> null;
      case "base64" -> Map.of("$base64", Base64.getEncoder().encodeToString(Base64.getMimeDecoder().decode(text)));
      case "dateTime.iso8601" -> Map.of("$date", date(text.strip()));
      case "array" -> Dom.children(Dom.required(type, "data")).stream().map(XmlRpcText::value)
          .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
      case "struct" -> struct(type);
      default -> throw new Difference("unknown XML-RPC type " + type.getTagName());
    };
  }

  private static Object struct(Element struct) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Element member : Dom.children(struct)) {
      members.put(Dom.required(member, "name").getTextContent(), value(Dom.required(member, "value")));
    }
    return struct.hasAttribute("type") ? Map.of("$type", struct.getAttribute("type"), "$members", members) : members;
  }

  private static boolean truth(String text) {
    if (!text.matches("0|1|true|false")) {
      throw new Difference("boolean " + text);
    }
    return text.equals("1") || text.equals("true");
  }

  private static String date(String text) {
    java.util.regex.Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      throw new Difference("date " + text);
    }
    return date.replaceAll("$1$2$3T$4$5$6");
  }
}
