package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

  private static final String ORIGIN = "https://example.com";
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

  private Wire.Response preflight(String origin) {
    try (Wire wire = site.connect()) {
      return wire.send("OPTIONS /x/ HTTP/1.1\r\nHost: x\r\nOrigin: " + origin
          + "\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type, x-foo\r\n\r\n").read();
    }
  }

  @Test
  void byDefaultAnyOriginMayReadWithoutCredentials() {
    site.start();
    Wire.Response response = site.get("/x.txt", "Origin: " + ORIGIN);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(response.header("Vary")).containsIgnoringCase("origin");
    assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
    assertThat(site.get("/missing", "Origin: " + ORIGIN).header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(site.get("/x.txt").header("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void aPreflightIsAnsweredWithoutTheApplication() {
    site.start();
    Wire.Response response = preflight(ORIGIN);
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(response.header("Date")).isNotNull();
    assertThat(response.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("content-type, x-foo");
    assertThat(response.header("Access-Control-Max-Age")).isEqualTo("86400");
    assertThat(site.events).isEmpty();
  }

  @Test
  void listedOriginsMayReadWithCredentials() {
    site.options.setCors(List.of(ORIGIN));
    site.start();
    Wire.Response response = site.get("/x.txt", "Origin: " + ORIGIN);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(response.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(response.header("Vary")).containsIgnoringCase("origin");
    assertThat(site.get("/x.txt", "Origin: https://evil.com").header("Access-Control-Allow-Origin")).isNull();
    assertThat(preflight("https://evil.com").header("Access-Control-Allow-Methods")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "capacitor://localhost", "localhost:8080", "https://[::1]:1"})
  void anyOriginIsAnyText(String origin) {
    site.start();
    Wire.Response response = site.get("/x.txt", "Origin: " + origin);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(origin);
  }

  @Test
  void pagesOfOtherOriginsAreServedWithoutPermissionToRead() {
    site.options.setCors(List.of(ORIGIN));
    site.start();
    for (String origin : List.of("http://localhost", "https://EXAMPLE.com.evil", "x")) {
      Wire.Response response = site.get("/x.txt", "Origin: " + origin);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Access-Control-Allow-Origin")).isNull();
    }
    assertThat(site.get("/x.txt").header("Vary")).containsIgnoringCase("origin");
  }

  @Test
  void anEmptyListLetsNoOriginRead() {
    site.options.setCors(List.of());
    site.start();
    Wire.Response response = site.get("/x.txt", "Origin: " + ORIGIN);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Access-Control-Allow-Origin")).isNull();
    assertThat(preflight(ORIGIN).header("Access-Control-Allow-Methods")).isNull();
  }

  @Test
  void optionsTellsTheMethods() {
    site.start();
    try (Wire wire = site.connect()) {
      Wire.Response response = wire.send("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").read();
      assertThat(response.status()).isEqualTo(204);
      assertThat(response.header("Allow")).contains("GET", "HEAD", "POST");
    }
  }

  @Test
  void anyOriginAmongOthersIsAMistake() {
    assertThatThrownBy(() -> new HttpOptions().setCors(List.of("*", ORIGIN))).hasMessageContaining("cors");
  }
}
