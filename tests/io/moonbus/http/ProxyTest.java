package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.ClientEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word about addresses counts. */
class ProxyTest {

  private static final String REQUEST = "GET /x.txt HTTP/1.1\r\nHost: x\r\n\r\n";
  @TempDir
  Path www;
  private Site site;

  @BeforeEach
  void prepare() {
    site = Site.of(www).file("x.txt", "x");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private String address() {
    return site.await(ClientEvent.Connect.class).info().address();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "X-Forwarded-For: 1.2.3.4|1.2.3.4:0",
      "X-Forwarded-For: 6.6.6.6, 1.2.3.4|1.2.3.4:0",
      "X-Forwarded-For: 1.2.3.4, 10.1.1.1|1.2.3.4:0",
      "X-Forwarded-For: 10.1.1.1|10.1.1.1:0",
      "X-Forwarded-For: 2001:db8::1|[2001:db8::1]:0",
      "X-Forwarded-For: 1.2.3.4:99|1.2.3.4:99",
      "X-Forwarded-For: [2001:db8::1]:99|[2001:db8::1]:99",
      "Forwarded: for=1.2.3.4;proto=https|1.2.3.4:0",
      "Forwarded: for=\"[2001:db8::1]:4711\"|[2001:db8::1]:4711",
      "Forwarded: proto=http;For=1.2.3.4, for=10.0.0.9|1.2.3.4:0"})
  void aTrustedProxyIsBelieved(String header, String address) {
    site.options.setTrustedProxies(List.of("127.0.0.0/8", "10.0.0.0/8"));
    site.start();
    site.get("/x.txt", header);
    assertThat(address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For: unknown", "X-Forwarded-For: 1.2.3.4, nonsense", "Forwarded: proto=https",
      "Forwarded: for=_hidden", "X-Forwarded-For: ,", "Forwarded: for=\"[::"})
  void nonsenseIsNotBelieved(String header) {
    site.options.setTrustedProxies(List.of("127.0.0.1"));
    site.start();
    site.get("/x.txt", header);
    assertThat(address()).startsWith("127.0.0.1:");
  }

  @Test
  void othersAreNotBelieved() {
    site.options.setTrustedProxies(List.of("10.0.0.0/8"));
    site.start();
    site.get("/x.txt", "X-Forwarded-For: 1.2.3.4");
    assertThat(address()).startsWith("127.0.0.1:");
  }

  @Test
  void aBlacklistedAddressBehindAProxyIsRefused() {
    site.options.setTrustedProxies(List.of("127.0.0.1"));
    site.start();
    site.vertx.sharedData().getLocalMap(HttpVerticle.BLACKLIST).put("1.2.3.4", true);
    assertThat(site.get("/x.txt", "X-Forwarded-For: 1.2.3.4").status()).isEqualTo(403);
    assertThat(site.get("/x.txt", "X-Forwarded-For: 1.2.3.5").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001:db8::1", "2001:DB8:0::0:1", "[2001:db8::1]:99", "2001:db8:0:0:0:0:0:1"})
  void theBlacklistKnowsEverySpellingOfAnAddress(String client) {
    site.options.setTrustedProxies(List.of("127.0.0.1"));
    site.start();
    site.vertx.sharedData().getLocalMap(HttpVerticle.BLACKLIST).put("2001:db8:0:0:0:0:0:1", true);
    assertThat(site.get("/x.txt", "X-Forwarded-For: " + client).status()).isEqualTo(403);
    assertThat(site.get("/x.txt", "X-Forwarded-For: 2001:db8::2").status()).isEqualTo(200);
  }

  @Test
  void aCallFromABlacklistedAddressIsRefusedWhenItsBodyHasArrived() {
    site.options.setTrustedProxies(List.of("127.0.0.1"));
    site.start();
    site.vertx.sharedData().getLocalMap(HttpVerticle.BLACKLIST).put("1.2.3.4", true);
    for (String path : List.of("/", "/folder")) {
      try (Wire wire = site.connect()) {
        assertThat(wire.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 1.2.3.4\r\nContent-Length: 2\r\n"
            + "\r\n[]").read().status()).isEqualTo(403);
      }
    }
  }

  private String through(byte[] header) {
    try (Wire wire = site.connect()) {
      wire.send(header);
      Wire.Response response = wire.send(REQUEST).read();
      return response == null ? null : response.body();
    }
  }

  private static byte[] bytes(String header) {
    return header.startsWith("PROXY") ? (header + "\r\n").getBytes(StandardCharsets.US_ASCII)
        : HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + header);
  }

  @ParameterizedTest
  @CsvSource({
      "PROXY TCP4 1.2.3.4 127.0.0.1 5000 80, 1.2.3.4:5000",
      "PROXY TCP6 2001:db8::1 ::1 5001 80, [2001:db8:0:0:0:0:0:1]:5001",
      "211100 0c 01020304 7f000001 1388 0050, 1.2.3.4:5000",
      "211100 12 01020304 7f000001 1388 0050 040003 616263, 1.2.3.4:5000",
      "212100 24 20010db8000000000000000000000001 00000000000000000000000000000001 1389 0050, [2001:db8:0:0:0:0:0:1]:5001"})
  void bothVersionsOfTheProxyProtocolAreUnderstood(String header, String address) {
    site.options.setProxyProtocol(true).setTrustedProxies(List.of("127.0.0.1"));
    site.start();
    assertThat(through(bytes(header.startsWith("PROXY") ? header : header.replace(" ", "")))).isEqualTo("x");
    assertThat(address()).isEqualTo(address);
  }

  /** Checks of the proxy itself, families without addresses, UNIX domain sockets. */
  @ParameterizedTest
  @ValueSource(strings = {"PROXY UNKNOWN", "PROXY UNKNOWN ::1 ::1 1 2", "20000000", "2011000c010203047f00000113880050", "21000000",
      "213100d8"})
  void withoutAnAddressTheProxysOwnCounts(String header) {
    site.options.setProxyProtocol(true).setTrustedProxies(List.of("127.0.0.1"));
    site.start();
    assertThat(through(bytes(header.endsWith("d8") ? header + "2f61".repeat(108) : header))).isEqualTo("x");
    assertThat(address()).startsWith("127.0.0.1:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROXY TCP4 1.2.3 127.0.0.1 5000 80", "PROXY TCP4 1.2.3.4 127.0.0.1 99999 80", "PROXY TCP4",
      "PROXY QUIC 1.2.3.4 127.0.0.1 5000 80", "3111000c010203047f00000113880050", "2f11000c010203047f00000113880050",
      "2111000601020304ffff", "2112000c010203047f00000113880050"})
  void aHeaderThatIsNotUnderstoodEndsTheConnection(String header) {
    site.options.setProxyProtocol(true).setTrustedProxies(List.of("127.0.0.1"));
    site.start();
    assertThat(through(bytes(header))).isNull();
  }

  @Test
  void aHeaderMayComeInPieces() {
    site.options.setProxyProtocol(true).setTrustedProxies(List.of("127.0.0.1"));
    site.start();
    byte[] header = bytes("PROXY TCP4 1.2.3.4 127.0.0.1 5000 80");
    try (Wire wire = site.connect()) {
      for (byte b : header) {
        wire.send(new byte[] {b});
      }
      assertThat(wire.send(REQUEST).read().body()).isEqualTo("x");
    }
    assertThat(address()).isEqualTo("1.2.3.4:5000");
  }

  @Test
  void aConnectionWithoutItsHeaderIsClosed() {
    site.options.setProxyProtocol(true).setTrustedProxies(List.of("127.0.0.1"));
    site.start();
    assertThat(through(new byte[0])).isNull();
  }

  @Test
  void theProxyProtocolOfOthersIsNotBelieved() {
    site.options.setProxyProtocol(true);
    site.start();
    assertThat(through("PROXY TCP4 1.2.3.4 127.0.0.1 5000 80\r\n".getBytes(StandardCharsets.US_ASCII))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "1.2.3", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "::/129", ""})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatThrownBy(() -> new HttpOptions().setTrustedProxies(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("trustedProxies");
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.1, false", "192.168.4.0/22, 192.168.7.9, true",
      "192.168.4.0/22, 192.168.8.1, false", "::1, ::1, true", "fd00::/8, fdff::1, true", "fd00::/8, fe00::1, false",
      "0.0.0.0/0, 9.9.9.9, true", "0.0.0.0/0, ::1, false"})
  void aNetworkContainsItsAddresses(String network, String host, boolean contained) {
    assertThat(TrustedProxies.of(List.of(network)).contains(host)).isEqualTo(contained);
  }
}
