package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.Format;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parsers by themselves. */
class ParserTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"/|''|''|''", "/a|''|a|''", "/a/|/a|''|''", "/a/b/c.txt?x=1|/a/b|c.txt|x=1",
      "/a?b/c?d|''|a|b/c?d", "/a/./b/../c|/a|c|''", "/a/b/..|/a|''|''", "/a/.|/a|''|''", "//a///b//|/a/b|''|''",
      "/%41%20b|''|A b|''", "/%C3%A9|''|é|''", "http://host/a/b|/a|b|''", "HTTPS://h:1/|''|''|''",
      "http://h|''|''|''", "http://h?a=/b|''|''|a=/b", "/a+b|''|a+b|''",
      "/a:b@c!$&'()*,;=|''|a:b@c!$&'()*,;=|''", "/.x|''|.x|''"})
  void aTargetIsTakenApart(String uri, String folder, String file, String query) {
    assertThat(RequestTarget.parse(uri)).isEqualTo(new RequestTarget(folder, file, query));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"''|400", "a|400", "*|400", "/a#b|400", "/%|400", "/%4|400", "/%zz|400", "/%00|400",
      "/%0d%0a|400", "/%7f|400", "/%ff|400", "/%c3|400", "ftp://h/a|400", "http:///a|400", "http:/a|400", "/..|404",
      "/a/../..|404", "/%2e%2e/a|404", "/a%2fb|404", "/a%5cb|404", "/.git/config|404", "/%2egit/x|404"})
  void aBadTargetIsRefused(String uri, int status) {
    assertThatThrownBy(() -> RequestTarget.parse(uri)).isInstanceOfSatisfying(HttpException.class,
        e -> assertThat(e.status()).isEqualTo(status));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"a=1; b=2|{a=1, b=2}", "a=\"x y\"|{a=x y}", "bare; a=1; =x|{a=1}", " sp = x |{sp=x}",
      "a=|{a=}", "a=b=c|{a=b=c}", ";;;|{}", "''|{}", "a=\"|{a=\"}", "a=1;a=2|{a=2}"})
  void cookiesAreRead(String line, String pairs) {
    Map<String, String> cookies = new LinkedHashMap<>();
    Cookies.parse(line, cookies::put);
    assertThat(cookies).hasToString(pairs);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"A<%x%>B|A1B", "<% x %><%x%>|11", "<% y %>|''", "<%%>|''", "<% x|<% x", "<% x %|<% x %",
      "%> <|%> <", "< %x%>|< %x%>", "<%x:d%>|''", "<<%x%>>|<1>", "<%<%x%>|''", "''|''", "<|<", "é<%x%>é|é1é"})
  void aTemplateIsFilled(String source, String filled) {
    assertThat(Template.parse(Buffer.buffer(source)).fill(Map.of("x", "1"))).hasToString(filled);
  }

  @Test
  void aDateIsWrittenAndRead() {
    long millis = 784111777000L;
    assertThat(HttpDates.format(millis)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(HttpDates.parse("Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(millis);
    assertThat(HttpDates.parse("Sunday, 06-Nov-94 08:49:37 GMT")).isEqualTo(millis);
    assertThat(HttpDates.parse("Sun Nov  6 08:49:37 1994")).isEqualTo(millis);
    assertThat(HttpDates.parse("6 Nov 1994")).isEqualTo(-1);
  }

  @Test
  void anInvocationWithoutValuesIsItsName() {
    assertThat(Named.payload("f", Buffer.buffer("[]"), Format.JSON)).hasToString("[\"f\"]");
    assertThat(Named.payload("a\"b", Buffer.buffer("[1,2]"), Format.JSON)).hasToString("[\"a\\\"b\",1,2]");
    assertThat(Named.payload("a b", Buffer.buffer("x=1"), Format.QUERY)).hasToString("a%20b&x=1");
    assertThat(Named.payload("f", Buffer.buffer(), Format.QUERY)).hasToString("f");
  }

  @Test
  void textInXmlIsWellFormed() {
    assertThat(Xml.escape("<a>&\u0000\u0001\t\n\ufffe😀")).isEqualTo("&lt;a&gt;&amp;\ufffd\ufffd\t\n\ufffd😀");
    assertThat(Xml.escape("\ud800")).isEqualTo("\ufffd");
  }

  @Test
  void aListingIsSortedAsAskedFor() {
    Listing listing = new Listing(java.util.List.of(new Listing.Entry("b.txt", false, 1, 3000),
        new Listing.Entry("A.txt", false, 3, 2000), new Listing.Entry("z", true, 0, 1000),
        new Listing.Entry("<c>.txt", false, 2, 1000)));
    assertThat(listing.page("/x/", "")).containsSubsequence("Index of /x/", "z/", "&lt;c&gt;.txt", "A.txt", "b.txt");
    assertThat(listing.page("/x/", "N=D")).containsSubsequence("z/", "b.txt", "A.txt", "&lt;c&gt;.txt");
    assertThat(listing.page("/x/", "a&S=D&M=A")).containsSubsequence("z/", "A.txt", "&lt;c&gt;.txt", "b.txt");
    assertThat(listing.page("/x/", "M=A")).containsSubsequence("z/", "&lt;c&gt;.txt", "A.txt", "b.txt");
    assertThat(listing.page("/", "X=1")).contains("href=\"./%3Cc%3E.txt\"").doesNotContain("Parent");
  }
}
