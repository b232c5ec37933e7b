package io.moonbus.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replayer that lets everything pass would prove nothing. */
class MatcherTest {

  private static void match(String pattern, String actual) {
    Matcher.match(Json.parse(pattern), Json.parse(actual), new HashMap<>(), "$");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "1|1.0", "0.1|0.1", "\"a\"|\"a\"", "{}|[]", "[1,{\"a\":null}]|[1,{\"a\":null}]", "\"<any>\"|null",
      "\"<number>\"|{\"$num\":\"nan\"}", "\"<string>\"|\"x\"", "\"2014-01-02T03:04:05Z\"|\"2014-01-02T04:04:05.000+01:00\"",
      "\"table: 0x1\"|\"table: 0x2f\"", "\"<www>/x/main.lua:1: a\"|\"/srv/www/x/main.lua:1: a\"",
      "\"<www>/x/main.lua:1: a\"|\"x/main.lua:1: a\"", "{\"$any_of\":[1,2]}|2", "{\"$subset\":{\"a\":1}}|{\"a\":1,\"b\":2}",
      "{\"$includes\":[2]}|[1,2]", "[{\"$n\":\"x\"},{\"$n\":\"x\",\"plus\":1}]|[5,6]", "{\"$json\":[1]}|\"[1]\"",
      "{\"$xml\":\"<a b='1'>x</a>\"}|\"<a b=\\\"1\\\" >x</a>\"", "{\"$query\":\"a=1&b=2&%41\"}|\"b=2&a=1.0&A\"",
      "{\"$hex\":\"ff\"}|{\"$hex\":\"ff\"}", "{\"$rep\":{\"prefix\":\"[\",\"unit\":\"a\",\"count\":3}}|\"[aaa\"",
      "{\"$words\":[\"b\"]}|\"a b\"", "{\"$table\":[[1,\"a\"],[\"k\",2]]}|{\"$table\":[[\"k\",2],[1,\"a\"]]}",
      "{\"$xmlrpc\":[1]}|\"<methodResponse><params><param><value><int>1</int></value></param></params></methodResponse>\"",
      "{\"$contains\":[\"a<b\"]}|\"x a&lt;b\""})
  void whatMatchesPasses(String pattern, String actual) {
    match(pattern, actual);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "1|2", "1|\"1\"", "1|true", "null|false", "\"a\"|\"b\"", "[1]|[1,2]", "[1]|{\"a\":1}", "{\"a\":1}|{\"a\":1,\"b\":2}",
      "\"<number>\"|\"1\"", "\"<string>\"|1", "\"2014-01-02T03:04:05Z\"|\"2014-01-02T03:04:06Z\"",
      "\"<www>/x/main.lua:1: a\"|\"y/main.lua:1: a\"", "{\"$any_of\":[1,2]}|3", "{\"$subset\":{\"a\":1}}|{\"b\":2}",
      "{\"$includes\":[3]}|[1,2]", "[{\"$n\":\"x\"},{\"$n\":\"x\",\"plus\":1}]|[5,7]", "{\"$json\":[1]}|\"[2]\"",
      "{\"$json\":[1]}|\"[1\"", "{\"$xml\":\"<a/>\"}|\"<b/>\"", "{\"$query\":\"a&b\"}|\"b&a\"", "{\"$hex\":\"ff\"}|\"a\"",
      "{\"$words\":[\"c\"]}|\"a b\"", "{\"$table\":[[1,\"a\"]]}|{\"$table\":[[2,\"a\"]]}", "{\"$xmlrpc\":[1]}|\"text\"",
      "{\"$xmlrpc\":{\"$fault\":{\"contains\":[]}}}|\"<methodResponse><params/></methodResponse>\"",
      "{\"$contains\":[\"a\"]}|\"b\""})
  void whatDiffersFails(String pattern, String actual) {
    assertThatThrownBy(() -> match(pattern, actual)).isInstanceOf(Difference.class);
  }

  @Test
  void responsesAreCompared() {
    Response response = new Response(200, List.of(Map.entry("Content-Type", "text/plain; charset=utf-8"),
        Map.entry("Set-Cookie", "a=1; Path=/x; Max-Age=10")), "text".getBytes(StandardCharsets.UTF_8));
    check("{\"status\":200,\"headers\":{\"Content-Type\":\"text/plain\",\"X\":null},\"body\":{\"text\":\"text\"}}", response);
    check("{\"headers\":{\"Set-Cookie\":{\"cookies\":[{\"name\":\"a\",\"path\":\"/x\",\"expires_in\":[5,15]}]}}}", response);
    assertThatThrownBy(() -> check("{\"status\":404}", response)).hasMessageContaining("status 404");
    assertThatThrownBy(() -> check("{\"headers\":{\"X\":\"y\"}}", response)).hasMessageContaining("header X");
    assertThatThrownBy(() -> check("{\"body\":{\"json\":[]}}", response)).hasMessageContaining("not JSON");
    assertThatThrownBy(() -> check("{\"headers\":{\"Set-Cookie\":{\"cookies\":[{\"name\":\"a\",\"secure\":true}]}}}", response))
        .hasMessageContaining("Set-Cookie");
  }

  private static void check(String expected, Response response) {
    ResponseCheck.check(Json.object(Json.parse(expected)), response, new HashMap<>());
  }

  @Test
  void framesAreMasked() {
    assertThat(new Frame(Frame.TEXT, "a".repeat(70_000).getBytes(StandardCharsets.US_ASCII)).masked()).hasSize(70_014)
        .startsWith(0x81, 0xFF, 0, 0, 0, 0, 0, 1, 0x11, 0x70, 1, 2, 3, 4, 'a' ^ 1, 'a' ^ 2);
  }
}
