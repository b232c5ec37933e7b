package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.fuzz.LongRun;
import io.moonbus.fuzz.Seeds;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever clients send, parsers end with a result or their own error. */
class FuzzTest {

  private static final ClientAddress ADDRESSES = new ClientAddress(TrustedProxies.of(List.of("127.0.0.1", "10.0.0.0/8")));

  /** Mixtures of the pieces that mean something and of anything else. */
  @Provide
  Arbitrary<String> pieces() {
    Arbitrary<String> known = Arbitraries.of("<%", "%>", "%", "<", ">", "/", "..", ".", "?", "#", "%2e", "%2F", "%00", "%ff",
        "%C3%A9", "=", ";", ",", "\"", " ", "\t", "&", "bytes=", "-", "0", "1", "99999999999999999999", "for=", "[::1]",
        "1.2.3.4", ":80", "10.0.0.1", "gzip", "q=0", "W/", "\"tag\"", "*", "<?xml", "?>", "<!--", "-->", "methodCall",
        "<!DOCTYPE", "http://", "Sun, 06 Nov 1994 08:49:37 GMT", "é", "name", "\\", "\u0000");
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(4);
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, known), net.jqwik.api.Tuple.of(1, any)).list().ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  private static void target(String uri) {
    try {
      RequestTarget target = RequestTarget.parse(uri);
      assertThat(target.folder()).doesNotContain("/../", "//", "/.").doesNotEndWith("/");
      assertThat(target.file()).doesNotContain("/", "\\", "\u0000");
    } catch (HttpException e) {
      assertThat(e.status()).isIn(400, 404);
    }
  }

  private static void template(String source) {
    Buffer bytes = Buffer.buffer(source);
    Template template = Template.parse(bytes);
    if (!source.contains("<%")) {
      assertThat(template.fill(Map.of())).isEqualTo(bytes);
    }
    assertThat(template.fill(Map.of()).length()).isLessThanOrEqualTo(bytes.length());
  }

  private static void headers(String value) {
    StoredFile file = StoredFile.file(java.nio.file.Path.of("x"), 10, 0, "text/plain", Buffer.buffer("0123456789"), null);
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String name : List.of("Range", "If-Range", "If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since",
        "Accept-Encoding", "Forwarded", "X-Forwarded-For")) {
      headers.set(name, value);
    }
    assertThat(Conditions.evaluate(headers, file)).isIn(200, 304, 412);
    Conditions.acceptsGzip(headers);
    List<Ranges.Range> ranges = Ranges.parse(value, 10);
    if (ranges != null) {
      assertThat(ranges).allMatch(range -> range.first() >= 0 && range.first() <= range.last() && range.last() < 10);
    }
    assertThat(ADDRESSES.of(SocketAddress.inetSocketAddress(1, "127.0.0.1"), headers)).isNotEmpty();
    headers.remove("Forwarded");
    assertThat(ADDRESSES.of(SocketAddress.inetSocketAddress(1, "127.0.0.1"), headers)).isNotEmpty();
    Cookies.parse(value, (name, text) -> assertThat(name).isNotEmpty());
    QueryPairs.parse(value, (name, text) -> assertThat(text).isNotNull());
    MediaTypes.format(value);
    Html.escape(value);
    assertThat(Html.encode(value)).matches("[!$%'()*+,./0-9:;=@A-Z_a-z~-]*");
  }

  @Property(tries = 20_000)
  void noInputEscapes(@ForAll("pieces") String input) {
    target(input);
    target("/" + input);
    template(input);
    headers(input);
  }

  @Test
  @Tag("long")
  void noDamagedInputEscapes() {
    Seeds seeds = Seeds.of("http", "<%", "%>", "%2e", "%2F", "%00", "/", "..", "=", ";", ",", "\"", "&", "bytes=", "-", "for=",
        "[::1]", "W/", "*", "<?xml", "<!--", "\u0000");
    LongRun.of(seeds, input -> noInputEscapes(new String(input, StandardCharsets.ISO_8859_1)));
  }
}
