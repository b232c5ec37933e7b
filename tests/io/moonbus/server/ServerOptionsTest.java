package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.data.DataOptions;
import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Port;
import io.moonbus.server.settings.SettingsException;
import io.moonbus.server.settings.SettingsLoader;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each setting. */
class ServerOptionsTest {

  @TempDir
  Path home;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(home.resolve("www"));
  }

  private ServerOptions options(Map<String, String> settings) {
    SettingsLoader loader = new SettingsLoader().home(home);
    settings.forEach(loader::set);
    return new ServerOptions(loader.load());
  }

  private static String at(JsonObject options, String pointer) {
    return String.valueOf(JsonPointer.from(pointer).queryJson(options));
  }

  @Test
  void messagesBetweenNodesHaveRoomForTheLongestValues() {
    assertThat(options(Map.of("cluster.enabled", "true")).cluster()).isPresent();
    assertThat(options(Map.of("cluster.maxMessage", "2048")).cluster()).isEmpty();
    assertThatThrownBy(options(Map.of("cluster.enabled", "true", "cluster.maxMessage", "1048576"))::cluster)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("cluster.maxMessage = 1048576").hasMessageContaining("data.maxValue = 1048576");
    assertThat(options(Map.of("cluster.enabled", "true", "cluster.maxMessage", "1048576", "data.maxValue", "100000")).cluster())
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
      "host, 10.0.0.1, /host, 10.0.0.1", "HTTP.host, 10.0.0.2, /host, 10.0.0.2",
      "socketBufferSize, 5000, /socketBuffer, 5000", "drainTimeout, 3, /drainSeconds, 3",
      "HTTP.timeout, 11, /timeoutSeconds, 11", "HTTP.requestTimeout, 12, /requestSeconds, 12",
      "HTTP.answerTimeout, 0, /answerSeconds, 0", "HTTP.sendTimeout, 13, /sendSeconds, 13",
      "HTTP.index, false, /index, false", "HTTP.index, home.html, /index, home.html", "HTTP.maxLine, 100, /maxLine, 100",
      "HTTP.maxHeaders, 300, /maxHeaders, 300", "HTTP.maxBody, 0, /maxBody, 0",
      "HTTP.maxConnections, 1, /maxConnections, 1", "HTTP.fileCache, 0, /fileCache, 0",
      "HTTP.cors, https://a.example, /cors/0, https://a.example", "HTTP.trustedProxies, 10.0.0.0/8, /trustedProxies/0, 10.0.0.0/8",
      "HTTP.proxyProtocol, yes, /proxyProtocol, true", "logs.dump, all, /dump, true",
      "WebSocket.timeout, 0, /webSocket/timeoutSeconds, 0", "WebSocket.maxMessage, 125, /webSocket/maxMessage, 125",
      "WebSocket.ping, 9, /webSocket/pingSeconds, 9", "WebSocket.sendQueue, 1, /webSocket/sendQueue, 1",
      "WebSocket.overflow, drop, /webSocket/overflow, DROP", "WebSocket.compression, off, /webSocket/compression, false",
      "WebSocket.origins, https://a.example, /webSocket/origins/0, https://a.example"})
  void aSettingOfTheListenersReachesThem(String key, String value, String pointer, String expected) {
    for (String name : new String[] {"HTTP", "HTTPS"}) {
      JsonObject before = options(Map.of()).http(name, new Port(8080)).toJson();
      assertThat(at(before, pointer)).isNotEqualTo(expected);
      assertThat(at(options(Map.of(key, value)).http(name, new Port(8080)).toJson(), pointer)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "lua.budget, 0, /engine/budgetMillis, 0", "lua.compile, no, /engine/compile, false",
      "lua.maxString, 1024, /engine/maxStringBytes, 1024", "lua.maxDepth, 100, /engine/maxCallDepth, 100",
      "lua.maxMemory, 50, /engine/maxMemoryPercent, 50", "lua.maxOutput, 2000, /maxOutput, 2000",
      "lua.maxTimers, 1, /maxTimers, 1", "lua.realTime, 7, /realTimeMillis, 7", "lua.reload, 0, /reloadMillis, 0",
      "lua.unsafe, os.exit, /unsafe/0, os.exit", "values.maxSize, 99, /limits/size, 99",
      "values.maxDepth, 9, /limits/depth, 9", "values.maxElements, 8, /limits/elements, 8",
      "data.typed, /chat, /typed/0, /chat", "HTTP.port, 81, /configs/HTTP.port, 81", "my.own, x, /configs/my.own, x",
      "publicHost, a.example, /configs/HTTP.publicAddress, a.example:8080"})
  void aSettingOfTheScriptsReachesThem(String key, String value, String pointer, String expected) {
    assertThat(at(options(Map.of()).lua().toJson(), pointer)).isNotEqualTo(expected);
    assertThat(at(options(Map.of(key, value)).lua().toJson(), pointer)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"own, 1, 3, 4", "own, 2, 3, 5", "shared, 1, 3, 3", "shared, 4, 2, 2"})
  void scriptsOfTheirOwnThreadHaveEventLoopsBesideTheListeners(String thread, String instances, String threads, int loops) {
    VertxOptions vertx = options(Map.of("lua.thread", thread, "lua.instances", instances, "threads", threads)).vertx();
    assertThat(vertx.getEventLoopPoolSize()).isEqualTo(loops);
  }

  @Test
  void anEventLoopCountsAsStuckOnlyAfterTheBudgetOfAScript() {
    assertThat(options(Map.of("lua.budget", "60000")).vertx().getMaxEventLoopExecuteTime()).isGreaterThan(60_000);
    VertxOptions any = options(Map.of("lua.budget", "0")).vertx();
    assertThat(any.getMaxEventLoopExecuteTimeUnit().toHours(any.getMaxEventLoopExecuteTime()))
        .isGreaterThanOrEqualTo(TimeUnit.DAYS.toHours(1));
  }

  @Test
  void onlyWhatIsSwitchedOnListens() {
    assertThat(options(Map.of()).ports()).containsOnlyKeys("HTTP");
    assertThat(options(Map.of("HTTP.port", "0", "HTTPS.port", "auto")).ports()).containsOnlyKeys("HTTPS");
    assertThat(options(Map.of("HTTP.port", "0")).ports()).isEmpty();
    assertThat(options(Map.of("HTTPS.port", "8443")).ports()).containsOnlyKeys("HTTP", "HTTPS");
  }

  @ParameterizedTest
  @CsvSource({"'', '', self-signed", "a.pem, b.pem, 'a.pem,b.pem'", "a.p12, '', a.p12"})
  void onlyTheListenerOfHttpsHasACertificate(String certificate, String key, String tls) {
    ServerOptions options = options(Map.of("HTTPS.certificate", certificate.isEmpty() ? "" : "/x/" + certificate,
        "HTTPS.key", key.isEmpty() ? "" : "/x/" + key, "HTTPS.password", "secret"));
    assertThat(options.http("HTTP", new Port(80)).tls()).isEmpty();
    assertThat(options.http("HTTPS", new Port(443)).tls().replace("/x/", "")).isEqualTo(tls);
    assertThat(options.lua().configs()).doesNotContainValue("secret");
  }

  @Test
  void aFolderThatIsMissingIsNamedWithItsSetting() throws IOException {
    Files.delete(home.resolve("www"));
    assertThatThrownBy(() -> options(Map.of()).lua()).isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(Catalog.WWW.key() + " = ").hasMessageContaining("no such folder");
  }

  @Test
  void theSettingsOfDataReachThem() {
    DataOptions data = options(Map.of("data.flush", "1", "data.forget", "2", "data.maxKey", "3", "data.maxValue", "4",
        "data.maxDepth", "5", "data.maxEntries", "6")).data();
    assertThat(data.getFlushMillis()).isEqualTo(1);
    assertThat(data.getForgetDays()).isEqualTo(2);
    assertThat(data.getMaxKey()).isEqualTo(3);
    assertThat(data.getMaxValue()).isEqualTo(4);
    assertThat(data.getMaxDepth()).isEqualTo(5);
    assertThat(data.getMaxEntries()).isEqualTo(6);
  }
}
