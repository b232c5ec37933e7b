package io.moonbus.value.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.Format;
import io.moonbus.value.Convert;
import io.moonbus.value.Limits;
import io.moonbus.value.PayloadWriter;
import io.moonbus.value.ValueException;
import io.moonbus.value.Values;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcTest {

  private static final String HEAD = "<?xml version=\"1.0\"?><methodResponse><params>";
  private static final String TAIL = "</params></methodResponse>";

  private static List<Object> read(String text) {
    return Convert.read(Format.XMLRPC, text);
  }

  /** The parameter of a call that has one. */
  private static Object parameter(String value) {
    List<Object> values = read("<methodCall><methodName>m</methodName><params><param><value>" + value
        + "</value></param></params></methodCall>");
    assertThat(values).hasSize(2).startsWith("m");
    return values.get(1);
  }

  private static String write(Object... values) {
    String text = Convert.write(Format.XMLRPC, values);
    assertThat(text).startsWith(HEAD).endsWith(TAIL);
    return text.substring(HEAD.length(), text.length() - TAIL.length());
  }

  private static String value(Object value) {
    String text = write(value);
    return text.substring("<param><value>".length(), text.length() - "</value></param>".length());
  }

  @Test
  void theNameOfTheMethodIsTheFirstValue() {
    assertThat(read("<methodCall><methodName>one</methodName></methodCall>")).containsExactly("one");
    assertThat(read("\n<?xml version='1.0'?>\n<methodCall>\n <methodName> one </methodName>\n <params>\n"
        + " <param>\n <value>\n <i4>1</i4>\n </value>\n </param>\n <param><value/></param></params>\n</methodCall>\n"))
        .containsExactly("one", 1.0, "");
  }

  @Test
  void responsesAndFaultsAreRead() {
    assertThat(read(HEAD + "<param><value><string>a</string></value></param>" + TAIL)).containsExactly("a");
    assertThat(read("<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>4</int></value>"
        + "</member></struct></value></fault></methodResponse>")).containsExactly(Map.of("faultCode", 4.0));
  }

  @ParameterizedTest
  @CsvSource({"<int>-5</int>,-5", "<i4> 5 </i4>,5", "<i8>9007199254740992</i8>,9007199254740992",
      "<double>-1.5</double>,-1.5", "<double>1e3</double>,1000"})
  void numbers(String text, double value) {
    assertThat(parameter(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"<string>a</string>,a", "bare,bare", "<string>a &lt;b&gt; &amp; &quot; &#233;</string>,'a <b> & \" \u00e9'",
      "<string><![CDATA[<a>&]]></string>,<a>&", "<string>' '</string>,' '", "' b ',' b '", "<string/>,''", "'',''"})
  void strings(String text, String value) {
    assertThat(parameter(text.replace("'", ""))).isEqualTo(value.replace("'", ""));
  }

  @Test
  void blanksOfStringsAreKept() {
    assertThat(parameter("<string>  </string>")).isEqualTo("  ");
    assertThat(parameter("   ")).isEqualTo("   ");
  }

  @Test
  void otherTypes() {
    assertThat(parameter("<boolean>1</boolean>")).isEqualTo(true);
    assertThat(parameter("<boolean>false</boolean>")).isEqualTo(false);
    assertThat(parameter("<nil/>")).isNull();
    assertThat(parameter("<base64>cmF3\n</base64>")).isEqualTo(Buffer.buffer("raw"));
    assertThat(parameter("<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>"))
        .isEqualTo(Instant.parse("1998-07-17T14:08:55Z"));
  }

  @Test
  void containers() {
    assertThat(parameter("<array size=\"2\"><data><value><int>1</int></value><value>b</value></data></array>"))
        .isEqualTo(List.of(1.0, "b"));
    assertThat(parameter("<array><data></data></array>")).isEqualTo(List.of());
    assertThat(parameter("<struct></struct>")).isEqualTo(Map.of());
    assertThat(parameter("<struct type='Cat'><member><name>a</name><value><struct/></value></member></struct>"))
        .isEqualTo(Map.of("__type", "Cat", "a", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<int>abc</int>", "<int/>", "<double>NaN</double>", "<double>0x1p3</double>", "<foo>abc</foo>",
      "<boolean>2</boolean>", "<dateTime.iso8601>now</dateTime.iso8601>", "<base64>=</base64>", "a<int>1</int>",
      "<int>1</int>b", "<int>1</int><int>2</int>", "<int><b/></int>", "<array/>", "<array><value/></array>",
      "<struct><member><value/><name>a</name></member></struct>", "<struct><member><name>a</name></member></struct>"})
  void malformedValuesAreErrors(String value) {
    assertThatThrownBy(() -> parameter(value)).isInstanceOf(ValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not xml", "<a/>", "<methodCall/>", "<METHODCALL/>", "<methodCall><params/></methodCall>",
      "<methodResponse/>", "<methodResponse><a/></methodResponse>", "<methodCall><methodName>a</methodName></m",
      "<methodCall><methodName>a</methodName></methodCall><a/>"})
  void otherTextIsAnError(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ValueException.class);
  }

  @Test
  void anXmlRpcTextCanBeToldFromOtherXml() {
    assertThat(accepts("<?xml version='1.0'?><methodCall><methodName>a")).isTrue();
    assertThat(accepts("<methodResponse/>")).isTrue();
    assertThat(accepts("<a b=\"1\"><c>text</c></a>")).isFalse();
    assertThat(accepts("<a><b></a>")).isFalse();
    assertThat(accepts("text")).isFalse();
    assertThat(accepts("")).isFalse();
    assertThat(accepts("<methodCalls>")).isFalse();
    assertThat(accepts("<METHODCALL>")).isFalse();
    assertThat(accepts("<!-- ")).isFalse();
    assertThat(accepts("\n<!-- <methodCall> --> <!DOCTYPE x><?p?> <methodCall a='b'>")).isTrue();
    assertThat(accepts("<?xml version='1.0' encoding='x-none'?><methodCall>")).isFalse();
    assertThat(accepts("<!-- " + "<".repeat(1 << 20))).isFalse();
    assertThat(XmlRpcReader.accepts(Buffer.buffer("\ufeff<methodCall/>", "UTF-16BE"))).isTrue();
  }

  private static boolean accepts(String text) {
    return XmlRpcReader.accepts(Buffer.buffer(text));
  }

  @Test
  void valuesAreTheParametersOfAResponse() {
    assertThat(write()).isEmpty();
    assertThat(write(1, "two")).isEqualTo(
        "<param><value><int>1</int></value></param><param><value><string>two</string></value></param>");
  }

  @Test
  void everyTypeHasItsForm() {
    assertThat(value(null)).isEqualTo("<nil/>");
    assertThat(value(true)).isEqualTo("<boolean>1</boolean>");
    assertThat(value(Instant.ofEpochMilli(905989690435L))).isEqualTo(
        "<dateTime.iso8601>19980916T23:48:10</dateTime.iso8601>");
    assertThat(value(Buffer.buffer("rawdata"))).isEqualTo("<base64>cmF3ZGF0YQ==</base64>");
    assertThat(value(List.of(1, List.of()))).isEqualTo(
        "<array><data><value><int>1</int></value><value><array><data></data></array></value></data></array>");
    assertThat(value(Map.of("a", Map.of()))).isEqualTo(
        "<struct><member><name>a</name><value><struct></struct></value></member></struct>");
    assertThat(value(Map.of("__type", "C\"t"))).isEqualTo("<struct type=\"C&quot;t\"></struct>");
    assertThat(value(Double.NaN)).isEqualTo("<nil/>");
  }

  @ParameterizedTest
  @CsvSource({"2147483647,<int>2147483647</int>", "2147483648,<double>2147483648</double>", "-0.5,<double>-0.5</double>",
      "1e21,<double>1000000000000000000000</double>", "1e-10,<double>0.0000000001</double>"})
  void numbersAreIntegersOrDecimalsWithoutExponent(double value, String text) {
    assertThat(value(value)).isEqualTo(text);
  }

  @Test
  void textIsEncoded() {
    assertThat(value("<a> & \"b\" \u00e9\r\n\1\uffff")).isEqualTo(
        "<string>&lt;a&gt; &amp; \"b\" \u00e9&#13;\n\ufffd\ufffd</string>");
    assertThat(value(Map.of("<", 1))).contains("<name>&lt;</name>");
  }

  @Test
  void aFaultHasCodeAndText() {
    String fault = XmlRpcWriter.fault(500, "a < b").toString();
    assertThat(fault).startsWith("<?xml version=\"1.0\"?><methodResponse><fault><value><struct>");
    assertThat(read(fault)).containsExactly(Map.of("faultCode", 500.0, "faultString", "a < b"));
  }

  @Test
  void aWriterCanBeUsedAgain() {
    PayloadWriter writer = Values.writer(Format.XMLRPC, Limits.DEFAULT);
    writer.nil();
    writer.finish();
    writer.bool(true);
    assertThat(read(writer.finish().data().toString())).containsExactly(true);
  }

  @Test
  void depthIsLimited() {
    String open = "<value><array><data>";
    String deep = "<methodCall><methodName>m</methodName><params><param>" + open.repeat(10_000);
    assertThatThrownBy(() -> read(deep)).isInstanceOf(ValueException.class).hasMessageContaining("more than 512 levels");
    String fine = "<methodCall><methodName>m</methodName><params><param>" + open.repeat(512)
        + "</data></array></value>".repeat(512) + "</param></params></methodCall>";
    assertThat(read(fine)).hasSize(2);
  }

  @Test
  void roundTrip() {
    List<Object> values = Arrays.asList("a", 1.0, 1.5, true, null, List.of("<", List.of()), Map.of("k&", "v"),
        Instant.ofEpochSecond(1), Buffer.buffer("b"));
    assertThat(read(Convert.write(Format.XMLRPC, values.toArray()))).isEqualTo(new ArrayList<>(values));
  }
}
