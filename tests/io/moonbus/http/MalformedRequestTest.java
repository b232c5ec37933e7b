package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import java.nio.file.Path;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests byte by byte as broken clients send them; afterwards others are served. */
class MalformedRequestTest {

  @TempDir
  static Path www;
  private static Site site;

  @BeforeAll
  static void start() {
    site = Site.of(www).file("a.txt", "hello").start();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Wire.Response answer(String bytes) {
    try (Wire wire = site.connect()) {
      Wire.Response response = wire.send(bytes.replace("|", "\r\n")).read();
      assertThat(site.get("/a.txt").body()).isEqualTo("hello");
      return response;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "GET  /a.txt HTTP/1.1|Host: x||",
      "GET /a.txt  HTTP/1.1|Host: x||",
      "GET\t/a.txt\tHTTP/1.1|Host: x||",
      " GET /a.txt HTTP/1.1|Host: x||",
      "GET /a.txt HTTP/1.1\nHost: x\n\n",
      "GET /a.txt||",
      "GET /a.txt HTTP/1.1||",
      "GET /a.txt HTTP/1.1|Host: x|Host: y||",
      "GET /a.txt HTTP/1.1|Host : x||",
      "GET /a.txt HTTP/1.1|Host: x|NoColon||",
      "GET /a.txt HTTP/1.1|Host: x|: nameless||",
      "GET /a.txt HTTP/1.1|Host: x|A: \u0000||",
      "GET a.txt HTTP/1.1|Host: x||",
      "GET /a.txt#part HTTP/1.1|Host: x||",
      "GET /%zz HTTP/1.1|Host: x||",
      "GET /%00 HTTP/1.1|Host: x||",
      "GET /a b HTTP/1.1|Host: x||",
      "G(T /a.txt HTTP/1.1|Host: x||",
      "\u0000\u0001garbage||",
      "hello world this is not http||",
      "POST / HTTP/1.1|Host: x|Content-Length: -5||abc",
      "POST / HTTP/1.1|Host: x|Content-Length: abc||abc",
      "POST / HTTP/1.1|Host: x|Content-Length: 3|Content-Length: 4||abcd",
      "POST / HTTP/1.1|Host: x|Transfer-Encoding: gzip||abc",
      "POST / HTTP/1.1|Host: x|Transfer-Encoding: gzip, chunked||0||",
      "POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||ZZ|abc|"})
  void isAnsweredWith400(String bytes) {
    assertThat(answer(bytes).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/2.0", "HTTP/1.2", "HTTP/3.0", "HTTX/1.1", "http/1.1"})
  void anUnknownVersionIsAnsweredWith505(String version) {
    assertThat(answer("GET /a.txt " + version + "|Host: x||").status()).isEqualTo(505);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "GETX", "PUSH", "get", "SUPERLONGMETHOD"})
  void anUnknownMethodIsAnsweredWith405AndTheMethodsThereAre(String method) {
    Wire.Response response = answer(method + " /a.txt HTTP/1.1|Host: x||");
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).contains("GET", "HEAD", "POST");
  }

  @ParameterizedTest
  @CsvSource({"8000, 200", "70000, 431", "1000000, 431"})
  void headerFieldsAreLimited(int length, int status) {
    assertThat(answer("GET /a.txt HTTP/1.1|Host: x|X: " + "a".repeat(length) + "||").status()).isEqualTo(status);
  }

  @Test
  void aConnectionThatSendsOnlyNonsenseIsOneLineInTheLog() {
    try (LogRecords logs = new LogRecords("io.moonbus.http"); Wire wire = site.connect()) {
      wire.send("PRI * HTTP/2.0\r\n\r\nSMZZZZ\r\n\r\nZZZZ\r\n\r\n");
      wire.readToEnd();
      assertThat(logs.at(Level.INFO)).hasSize(1);
    }
  }

  @Test
  void manySmallHeaderFieldsAreFineUpToTheSameLimit() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      fields.append("X").append(i).append(": v|");
    }
    assertThat(answer("GET /a.txt HTTP/1.1|Host: x|" + fields + "|").status()).isEqualTo(200);
  }

  @Test
  void aLongRequestLineIsAnsweredWith414() {
    assertThat(answer("GET /" + "a".repeat(10_000) + " HTTP/1.1|Host: x||").status()).isEqualTo(414);
  }

  @Test
  void anUnknownExpectationIsAnsweredWith417() {
    assertThat(answer("POST / HTTP/1.1|Host: x|Expect: miracles|Content-Length: 1||").status()).isEqualTo(417);
  }

  @Test
  void http10NeedsNoHostAndEndsTheConnection() {
    try (Wire wire = site.connect()) {
      assertThat(wire.send("GET /a.txt HTTP/1.0\r\n\r\n").read().body()).isEqualTo("hello");
      assertThat(wire.readToEnd()).isEmpty();
    }
  }

  @Test
  void anEmptyLineBeforeTheRequestIsForgiven() {
    assertThat(answer("|GET /a.txt HTTP/1.1|Host: x||").status()).isEqualTo(200);
  }

  @Test
  void anAbsoluteTargetIsUnderstood() {
    assertThat(answer("GET http://x:80/a.txt HTTP/1.1|Host: x||").body()).isEqualTo("hello");
  }

  @Test
  void theConnectionEndsAfterTheErrorAnswer() {
    try (Wire wire = site.connect()) {
      Wire.Response response = wire.send("GET  / HTTP/1.1\r\nHost: x\r\n\r\n").read();
      assertThat(response.header("Connection")).isEqualTo("close");
      assertThat(wire.readToEnd()).isEmpty();
    }
  }

  @Test
  void aRequestInThreeByteSegmentsIsUnderstood() {
    try (Wire wire = site.connect()) {
      String request = "GET /a.txt HTTP/1.1\r\nHost: x\r\nX: two  blanks\r\n\r\n";
      for (int i = 0; i < request.length(); i += 3) {
        wire.send(request.substring(i, Math.min(i + 3, request.length())));
      }
      assertThat(wire.read().body()).isEqualTo("hello");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() {
    site.file("b.txt", "second");
    try (Wire wire = site.connect()) {
      wire.send("GET /a.txt HTTP/1.1\r\nHost: x\r\n\r\nGET /b.txt HTTP/1.1\r\nHost: x\r\n\r\n"
          + Site.postText("/", "text/plain", "x"));
      assertThat(wire.read().body()).isEqualTo("hello");
      assertThat(wire.read().body()).isEqualTo("second");
    }
  }
}
