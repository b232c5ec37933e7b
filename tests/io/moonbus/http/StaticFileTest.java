package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFileTest {

  private static final String DIGITS = "0123456789";
  private static final Instant MODIFIED = Instant.parse("2024-05-06T07:08:09Z");
  @TempDir
  static Path folder;
  private static Site site;

  @BeforeAll
  static void start() throws IOException {
    Path www = Files.createDirectory(folder.resolve("www"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    site = Site.of(www).file("app/main.lua", "-- source").file("app/MAIN.LUA", "-- source").file("digits.txt", DIGITS)
        .file(".hidden", "h").file("app/.git/config", "g").file("page.html", "<p>" + "text ".repeat(500))
        .file("empty.txt", "").file("sp ace.txt", "space").file("app/x.txt", "x").file("photo.jpg", new byte[2000])
        .file("large.bin", new byte[3 << 20]);
    Files.createSymbolicLink(www.resolve("out.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(www.resolve("outside"), folder);
    Files.createSymbolicLink(www.resolve("source.txt"), www.resolve("app/main.lua"));
    Files.createSymbolicLink(www.resolve("inside.txt"), www.resolve("digits.txt"));
    Files.setLastModifiedTime(www.resolve("digits.txt"), FileTime.from(MODIFIED));
    site.start();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/main.lua", "/app/MAIN.LUA", "/app/main.lu%61", "/.hidden", "/%2ehidden",
      "/app/.git/config", "/out.txt", "/outside/secret.txt", "/source.txt", "/../secret.txt", "/app/../../secret.txt",
      "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/app/%2e%2e%2f..%2fsecret.txt", "/..%5csecret.txt", "/missing.txt",
      "/app%2fx.txt", "/digits.txt/", "/digits.txt/x"})
  void isNotServed(String target) {
    assertThat(site.get(target).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"/digits.txt, 0123456789", "/inside.txt, 0123456789", "/sp%20ace.txt, space", "/app/../digits.txt, 0123456789",
      "//digits.txt, 0123456789", "/./digits.txt, 0123456789", "/digits.txt?x=1, 0123456789", "/app//x.txt, x"})
  void isServed(String target, String content) {
    Wire.Response response = site.get(target);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(content);
  }

  @Test
  void aFileHasTypeLengthTagAndTime() {
    Wire.Response response = site.get("/digits.txt");
    assertThat(response.header("Content-Type")).isEqualTo("text/txt");
    assertThat(response.header("Last-Modified")).isEqualTo("Mon, 06 May 2024 07:08:09 GMT");
    assertThat(response.header("ETag")).startsWith("\"").endsWith("\"");
    assertThat(response.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(response.header("Date")).isNotNull();
  }

  @Test
  void headHasTheSameFieldsAndNoContent() {
    try (Wire wire = site.connect()) {
      Wire.Response response = wire.send("HEAD /digits.txt HTTP/1.1\r\nHost: x\r\n\r\n").readHead();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Content-Length")).isEqualTo("10");
      assertThat(wire.send("GET /digits.txt HTTP/1.1\r\nHost: x\r\n\r\n").read().body()).isEqualTo(DIGITS);
    }
  }

  @Test
  void anEmptyFileIsServed() {
    assertThat(site.get("/empty.txt").status()).isEqualTo(200);
    assertThat(site.get("/empty.txt").content()).isEmpty();
  }

  @Test
  void aLargeFileIsServedWholeAndInParts() {
    assertThat(site.get("/large.bin").content()).hasSize(3 << 20);
    Wire.Response part = site.get("/large.bin", "Range: bytes=1000-2999");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.content()).hasSize(2000);
    try (Wire wire = site.connect()) {
      Wire.Response head = wire.send("HEAD /large.bin HTTP/1.1\r\nHost: x\r\n\r\n").readHead();
      assertThat(head.header("Content-Length")).isEqualTo("3145728");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"bytes=0-3|0123|0-3", "bytes=4-|456789|4-9", "bytes=-2|89|8-9", "bytes=8-99|89|8-9",
      "bytes=-99|0123456789|0-9", "Bytes=0-0|0|0-0"})
  void oneRangeIsAnsweredWithThatPart(String range, String content, String sent) {
    Wire.Response response = site.get("/digits.txt", "Range: " + range);
    assertThat(response.status()).isEqualTo(206);
    assertThat(response.body()).isEqualTo(content);
    assertThat(response.header("Content-Range")).isEqualTo("bytes " + sent + "/10");
  }

  @Test
  void severalRangesAreAnsweredInParts() {
    Wire.Response response = site.get("/digits.txt", "Range: bytes=0-1,-1");
    assertThat(response.status()).isEqualTo(206);
    assertThat(response.header("Content-Type")).startsWith("multipart/byteranges; boundary=");
    assertThat(response.body()).contains("Content-Range: bytes 0-1/10\r\n\r\n01\r\n",
        "Content-Range: bytes 9-9/10\r\n\r\n9\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=-0", "bytes=50-60"})
  void aRangeOutsideIsAnsweredWith416(String range) {
    Wire.Response response = site.get("/digits.txt", "Range: " + range);
    assertThat(response.status()).isEqualTo(416);
    assertThat(response.header("Content-Range")).isEqualTo("bytes */10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=a-b", "bytes=5-3", "bytes=-", "lines=1-2", "bytes=0-9,0-9,0-9", "bytes=1 - 2",
      "bytes=99999999999999999999-"})
  void aRangeThatMakesNoSenseIsIgnored(String range) {
    assertThat(site.get("/digits.txt", "Range: " + range).status()).isEqualTo(200);
  }

  @Test
  void aRangeOfAnOldVersionGivesTheWholeFile() {
    String tag = site.get("/digits.txt").header("ETag");
    assertThat(site.get("/digits.txt", "Range: bytes=0-3", "If-Range: " + tag).status()).isEqualTo(206);
    assertThat(site.get("/digits.txt", "Range: bytes=0-3", "If-Range: \"old\"").status()).isEqualTo(200);
    assertThat(site.get("/digits.txt", "Range: bytes=0-3", "If-Range: Mon, 06 May 2024 07:08:09 GMT").status())
        .isEqualTo(206);
    assertThat(site.get("/digits.txt", "Range: bytes=0-3", "If-Range: Mon, 06 May 2024 07:08:10 GMT").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "If-None-Match: *|304", "If-None-Match: \"x\"|200", "If-Match: *|200", "If-Match: \"x\"|412",
      "If-Modified-Since: Mon, 06 May 2024 07:08:09 GMT|304", "If-Modified-Since: Mon, 06 May 2024 07:08:08 GMT|200",
      "If-Modified-Since: Monday, 06-May-24 07:08:09 GMT|304", "If-Modified-Since: Mon May  6 07:08:09 2024|304",
      "If-Modified-Since: yesterday|200", "If-Unmodified-Since: Mon, 06 May 2024 07:08:09 GMT|200",
      "If-Unmodified-Since: Mon, 06 May 2024 07:08:08 GMT|412", "If-Unmodified-Since: never|200"})
  void conditionsAreEvaluated(String header, int status) {
    assertThat(site.get("/digits.txt", header).status()).isEqualTo(status);
  }

  @Test
  void anEntityTagComesBeforeTheTime() {
    String tag = site.get("/digits.txt").header("ETag");
    String since = "If-Modified-Since: Mon, 06 May 2024 07:08:09 GMT";
    assertThat(site.get("/digits.txt", "If-None-Match: \"x\"", since).status()).isEqualTo(200);
    assertThat(site.get("/digits.txt", "If-None-Match: \"x\", W/" + tag).status()).isEqualTo(304);
    assertThat(site.get("/digits.txt", "If-Match: " + tag).status()).isEqualTo(200);
    assertThat(site.get("/digits.txt", "If-Match: W/" + tag).status()).isEqualTo(412);
  }

  @Test
  void textIsCompressedForClientsThatAccept() throws IOException {
    Wire.Response plain = site.get("/page.html");
    Wire.Response coded = site.get("/page.html", "Accept-Encoding: br, gzip;q=0.8");
    assertThat(plain.header("Content-Encoding")).isNull();
    assertThat(plain.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
    assertThat(coded.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(coded.header("ETag")).isNotEqualTo(plain.header("ETag"));
    assertThat(coded.content().length).isLessThan(plain.content().length);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(coded.content())).readAllBytes()).isEqualTo(plain.content());
    assertThat(site.get("/page.html", "Accept-Encoding: gzip", "If-None-Match: " + coded.header("ETag")).status())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"/page.html|gzip;q=0", "/page.html|identity", "/photo.jpg|gzip", "/digits.txt|gzip"})
  void isNotCompressed(String target, String accepted) {
    assertThat(site.get(target, "Accept-Encoding: " + accepted).header("Content-Encoding")).isNull();
  }

  @Test
  void aFolderWithoutSlashIsRedirectedOnThisHost() {
    Wire.Response response = site.get("/app?x=1");
    assertThat(response.status()).isEqualTo(301);
    assertThat(response.header("Location")).isEqualTo("/app/?x=1");
    assertThat(site.get("//app").header("Location")).isEqualTo("/app/");
  }

  @Test
  void aChangedFileIsNoticed() throws IOException {
    site.file("changing.txt", "one");
    assertThat(site.get("/changing.txt").body()).isEqualTo("one");
    site.file("changing.txt", "changed");
    String body = "one";
    while (body.equals("one")) {
      body = site.get("/changing.txt").body();
    }
    assertThat(body).isEqualTo("changed");
  }
}
