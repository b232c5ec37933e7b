package io.moonbus.value.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.xml.XmlScanner.Token;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlScannerTest {

  private static XmlScanner scanner(String text) {
    return new XmlScanner(Buffer.buffer(text), Limits.DEFAULT);
  }

  /** The tokens in a short form. */
  private static String tokens(String text) {
    XmlScanner scanner = scanner(text);
    StringBuilder all = new StringBuilder();
    for (Token token = scanner.next(); token != Token.DONE; token = scanner.next()) {
      all.append(switch (token) {
        case START -> "<" + scanner.name() + (scanner.attributes().isEmpty() ? "" : scanner.attributes()) + ">";
        case END -> "</" + scanner.name() + ">";
        default -> "[" + scanner.text() + "]";
      });
    }
    return all.toString();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "<a><b>1</b><b/></a>|<a><b>[1]</b><b></b></a>",
      "<a> text </a>|<a>[ text ]</a>",
      "<a> <b/> </a>|<a><b></b></a>",
      "<a>t<![CDATA[ c ]]> u</a>|<a>[t c  u]</a>",
      "<a><![CDATA[ ]]></a>|<a>[ ]</a>",
      "<a>x<!-- c -->y<?p?>z</a>|<a>[xyz]</a>",
      "<a>&lt;&amp;&#65;&#x42;</a>|<a>[<&AB]</a>",
      "<a b='&lt;' c=\"2\"/>|<a{b=<, c=2}></a>",
      "<s:E xmlns:s='u' s:x='1' x='2'/>|<s:E{xmlns:s=u, s:x=1, x=2}></s:E>",
      "<!DOCTYPE html><a/>|<a></a>",
      "<!DOCTYPE a SYSTEM '[>'><a><![CDATA[<!DOCTYPE b []]]></a>|<a>[<!DOCTYPE b []]</a>",
      "<!-- c --><a-b.c/>|<a-b.c></a-b.c>"})
  void documentsAreTokens(String text, String expected) {
    assertThat(tokens(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "<a>", "<a></b>", "<a b=1/>", "<a b/>", "<a b='1' b='2'/>", "<a/><b/>", "<a>&x;</a>",
      "<a b='&x;'/>", "<a>&</a>", "<a>\1</a>", "<a b=\"x\\\"y\"/>", "<1/>",
      "<!DOCTYPE a", "<!DOCTYPE a [", "<!DOCTYPE a 'b", "<?a", "<!--",
      "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"})
  void malformedDocumentsAreErrors(String text) {
    assertThatThrownBy(() -> tokens(text)).isInstanceOf(ValueException.class).hasMessageStartingWith("malformed XML: ");
  }

  @Test
  void entitiesAreNotExpanded() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"lol\">");
    for (int i = 1; i < 20; i++) {
      bomb.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
    }
    assertThatThrownBy(() -> tokens(bomb + "]><a>&e19;</a>")).isInstanceOf(ValueException.class);
  }

  @Test
  void theDeclarationIsKept() {
    assertThat(scanner("<?xml version='1.0' encoding='UTF-8' standalone='yes'?><a/>").declaration())
        .containsExactly(Map.entry("version", "1.0"), Map.entry("encoding", "UTF-8"), Map.entry("standalone", "yes"));
    assertThat(scanner("<a/>").declaration()).isEmpty();
  }

  @Test
  void otherEncodingsAreRead() {
    Buffer latin = Buffer.buffer("<?xml version='1.0' encoding='ISO-8859-1'?><a>\u00e9</a>", "ISO-8859-1");
    XmlScanner scanner = new XmlScanner(latin, Limits.DEFAULT);
    scanner.next();
    scanner.next();
    assertThat(scanner.text()).isEqualTo("\u00e9");
  }

  @Test
  void malformedCharactersAreErrors() {
    Buffer broken = Buffer.buffer("<a>").appendByte((byte) 0xFF).appendString("</a>");
    assertThatThrownBy(() -> new XmlScanner(broken, Limits.DEFAULT)).hasMessage("malformed XML: character encoding at byte 3");
    assertThatThrownBy(() -> scanner("<?xml version='1.0' encoding='x-none'?><a/>"))
        .hasMessage("malformed XML: unknown encoding x-none at byte 0");
  }

  @Test
  void utf16IsReadByItsMark() {
    assertThat(new XmlScanner(Buffer.buffer("\ufeff<a/>", "UTF-16LE"), Limits.DEFAULT).next()).isEqualTo(Token.START);
  }

  @Test
  void depthAndElementsAreLimited() {
    assertThatThrownBy(() -> tokens("<a>".repeat(100_000))).hasMessageContaining("more than 512 levels");
    XmlScanner scanner = new XmlScanner(Buffer.buffer("<a><b/><b/></a>"), new Limits(100, 9, 2));
    assertThatThrownBy(() -> {
      while (scanner.next() != Token.DONE) {
        assertThat(scanner.position()).isNotNegative();
      }
    }).hasMessageContaining("more than 2 values");
  }

  @Test
  void attributesAreLimited() {
    assertThat(scanner(element(10_000)).next()).isEqualTo(Token.START);
    assertThatThrownBy(() -> tokens(element(10_001))).hasMessageContaining("10,000");
    assertThatThrownBy(() -> new XmlScanner(Buffer.buffer(element(9)), new Limits(1000, 9, 9)).next())
        .hasMessageContaining("more than 9 values");
  }

  private static String element(int attributes) {
    return IntStream.range(0, attributes).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining("", "<a", "/>"));
  }
}
