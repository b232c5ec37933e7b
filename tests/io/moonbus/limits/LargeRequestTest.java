package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.Wire;
import io.moonbus.server.settings.SettingsLoader;
import java.io.IOException;
import java.util.Collections;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Requests that are larger than anybody needs. */
class LargeRequestTest extends Attack {

  private static final int GIGABYTE = 1 << 30;
  private static final int CHUNK = 1 << 16;

  @Override
  void configure(SettingsLoader settings) throws IOException {
    file("ten.txt", "0123456789".repeat(5000));
    file("page/main.lua", "function onConnection(client) function client:onRead(file) return 'page.html', {name = 'N'} end end");
    file("page/page.html", "<% name %>".repeat(50_000) + "<%".repeat(50_000));
  }

  private void isRefused(String request, int status) throws IOException {
    try (Wire wire = connect().send(request)) {
      othersAreServed();
      assertThat(wire.read().status()).isEqualTo(status);
      wire.readToEnd();
    }
    log.hasOneLine(Level.INFO, "127.0.0.1:", Integer.toString(status));
  }

  @Test
  void sixtyFourKibibytesOfHeaderFieldsAreRefused() throws IOException {
    isRefused(get("/x.txt", "X: " + "y".repeat(64 << 10) + "\r\n"), 431);
  }

  @Test
  void sixtyFourKibibytesOfSmallHeaderFieldsAreRefused() throws IOException {
    isRefused(get("/x.txt", "a:b\r\n".repeat((64 << 10) / 3 + 10)), 431);
  }

  @Test
  void headerFieldsWithoutEndAreReadUpToTheLimit() throws IOException {
    try (Wire wire = connect().send("GET / HTTP/1.1\r\nHost: x\r\n");
         Sender sender = new Sender(() -> wire.send("X-Filler: " + "y".repeat(1000) + "\r\n"))) {
      othersAreServed();
      assertThat(wire.read().status()).isEqualTo(431);
    }
    log.hasOneLine(Level.INFO, "127.0.0.1:", "431", "65536");
  }

  @Test
  void aRequestLineOf64KibibytesIsRefused() throws IOException {
    isRefused(get("/x.txt?" + "y".repeat(64 << 10)), 414);
  }

  @Test
  void aMillionParametersInTheQueryAreRefused() throws IOException {
    isRefused(get("/?" + "a=1&".repeat(1_000_000)), 414);
  }

  @Test
  void aGigabyteThatIsAnnouncedIsRefusedBeforeItIsSent() throws IOException {
    isRefused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + GIGABYTE + "\r\n\r\n", 413);
  }

  @Test
  void aGigabyteThatIsExpectedIsNotAskedFor() throws IOException {
    try (Wire wire = connect().send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: " + GIGABYTE + "\r\n\r\n")) {
      othersAreServed();
      assertThat(new String(wire.read(12))).isEqualTo("HTTP/1.1 413");
    }
    log.hasOneLine(Level.INFO, "127.0.0.1:", "413");
  }

  @Test
  void anOddExpectationIsRefused() throws IOException {
    isRefused("POST / HTTP/1.1\r\nHost: x\r\nExpect: the-unexpected\r\nContent-Length: 2\r\n\r\n", 417);
  }

  @Test
  void aGigabyteInChunksIsReadUpToTheLimit() throws IOException {
    String chunk = Integer.toHexString(CHUNK) + "\r\n" + "x".repeat(CHUNK) + "\r\n";
    long before = used();
    try (Wire wire = connect().send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
         Sender sender = new Sender(() -> wire.send(chunk))) {
      othersAreServed();
      assertThat(wire.read().status()).isEqualTo(413);
      assertThat(used() - before).isLessThan(48 << 20);
      othersAreServed();
      wire.readToEnd();
    }
    log.hasOneLine(Level.INFO, "127.0.0.1:", "413", "16777216");
  }

  @Test
  void aMillionParametersInAFormAreAnError() throws IOException {
    try (Wire wire = connect().send(post("/", "application/x-www-form-urlencoded", "a=1&".repeat(1_000_001)))) {
      othersAreServed();
      Wire.Response response = wire.read();
      assertThat(response.status()).isBetween(400, 499);
      assertThat(response.body()).contains("1000000");
    }
    log.hasNoTrouble();
  }

  @Test
  void aHugeCookieFieldIsReadInTime() throws IOException {
    assertThat(ask(get("/x.txt", "Cookie: " + "a=b; ".repeat(12_000) + "\r\n")).body()).isEqualTo("plain");
    assertThat(ask(get("/x.txt", "Cookie: " + "a=\"".repeat(20_000) + "\r\n")).body()).isEqualTo("plain");
    othersAreServed();
    log.hasNoTrouble();
  }

  @Test
  void tenThousandRangesAreTheWholeFile() throws IOException {
    Wire.Response response = ask(get("/ten.txt", "Range: bytes=" + String.join(",", Collections.nCopies(10_000, "0-")) + "\r\n"));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.content()).hasSize(50_000);
    othersAreServed();
    log.hasNoTrouble();
  }

  @Test
  void aMultipartBodyIsOnlyBytes() throws IOException {
    String part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
    try (Wire wire = connect().send(post("/", "multipart/form-data; boundary=b", part.repeat(10_000)))) {
      othersAreServed();
      assertThat(wire.read().status()).isBetween(200, 499);
    }
    log.hasNoTrouble();
  }

  @Test
  void aTemplateWithManyTagsIsFilledInTime() throws IOException {
    assertThat(ask(get("/page/any.html")).body()).isEqualTo("N".repeat(50_000) + "<%".repeat(50_000));
    othersAreServed();
    log.hasNoTrouble();
  }
}
