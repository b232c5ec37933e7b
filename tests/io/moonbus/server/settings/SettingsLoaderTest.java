package io.moonbus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {

  @TempDir
  Path home;

  @Test
  void withoutAnythingEverySettingHasItsDefault() {
    Settings settings = loader().load();
    assertThat(settings.get(Catalog.HTTP_PORT)).isEqualTo(new Port(8080));
    assertThat(settings.path(Catalog.WWW)).contains(home.resolve("www"));
    assertThat(settings.file()).isEmpty();
    assertThat(settings.remarks()).isEmpty();
  }

  @Test
  void theCommandLineComesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    file("conf/moonbus.ini", "threads = 1\nsocketBufferSize = 1\nhost = 1.1.1.1");
    Settings settings = loader().environment(Map.of("MOONBUS_THREADS", "2", "MOONBUS_SOCKETBUFFERSIZE", "2"))
        .set("threads", "3").load();
    assertThat(settings.get(Catalog.THREADS)).isEqualTo(3);
    assertThat(settings.get(Catalog.SOCKET_BUFFER_SIZE)).isEqualTo(2);
    assertThat(settings.get(Catalog.HOST)).isEqualTo("1.1.1.1");
  }

  @Test
  void aMonaServerIniWorksUnchanged() throws IOException {
    file("MonaServer.ini", """
        ; MonaServer configuration
        host = 192.168.0.2
        socketBufferSize = 114688
        threads = 4
        [application]
        dir = /srv/mona/
        [HTTP]
        port = 80
        timeout = 10
        index = false
        [RTMP]
        port = 1935
        [RTMFP]
        port = 1935
        keepalivePeer = 10
        [WebSocket]
        timeout = 60
        [servers]
        port = 1936
        targets = 192.168.0.2:1936;192.168.0.3:1936
        [logs]
        directory = /var/log/mona
        name = mona
        rotation = 3
        maxSize = 2000
        [myGroup]
        myConfig = test
        """);
    Settings settings = loader().load();
    assertThat(settings.get(Catalog.HTTP_PORT)).isEqualTo(new Port(80));
    assertThat(settings.get(Catalog.HTTP_TIMEOUT)).isEqualTo(10);
    assertThat(settings.get(Catalog.HTTP_INDEX)).isEqualTo("false");
    assertThat(settings.get(Catalog.WEBSOCKET_TIMEOUT)).isEqualTo(60);
    assertThat(settings.path(Catalog.WWW)).contains(Path.of("/srv/mona/www"));
    assertThat(settings.path(Catalog.LOGS_DIRECTORY)).contains(Path.of("/var/log/mona"));
    assertThat(settings.getOr(Catalog.HTTP_HOST, Catalog.HOST)).isEqualTo("192.168.0.2");
    assertThat(settings.configs()).containsEntry("myGroup.myConfig", "test").containsEntry("RTMFP.keepalivePeer", "10");
    assertThat(settings.remarks()).containsExactly(new Remark(false,
        "not used yet: RTMFP.keepalivePeer, RTMFP.port, RTMP.port"));
  }

  @Test
  void aBadValueIsNamedWithItsPlaceAndWhatIsAllowed() throws IOException {
    Path file = file("conf/moonbus.ini", "[HTTP]\nport = http");
    assertThatThrownBy(() -> loader().load()).isInstanceOf(SettingsException.class).hasMessage(
        "HTTP.port = http (" + file + ":2): must be a port from 1 to 65535, 0 (off) or auto (a free one)");
    assertThatThrownBy(() -> loader().set("HTTP.port", "65536").load()).hasMessageStartingWith(
        "HTTP.port = 65536 (command line): must be ");
    assertThatThrownBy(() -> loader().set("HTTP.port", "0").environment(Map.of("MOONBUS_LUA_THREAD", "two")).load())
        .hasMessage("lua.thread = two (environment MOONBUS_LUA_THREAD): must be one of own, shared");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> loader().file(Path.of("none.ini")).load())
        .hasMessage("cannot read the settings file " + home.resolve("here/none.ini") + ": there is no such file");
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithTheLine() throws IOException {
    Path file = file("here/bad.ini", "a = b\n[c");
    assertThatThrownBy(() -> loader().file(Path.of("bad.ini")).load()).hasMessage(file + ":2: ] expected after [c");
  }

  @Test
  void pathsAreRelativeToWhereTheyAreWritten() throws IOException {
    file("conf/moonbus.ini", "www = sites\n[logs]\ndirectory = l");
    Settings settings = loader().set("data", "d").environment(Map.of("MOONBUS_LOGS_DIRECTORY", "e")).load();
    assertThat(settings.path(Catalog.WWW)).contains(home.resolve("sites"));
    assertThat(settings.path(Catalog.DATA)).contains(home.resolve("here/d"));
    assertThat(settings.path(Catalog.LOGS_DIRECTORY)).contains(home.resolve("here/e"));
  }

  @Test
  void unknownKeysAreKeptAndReportedWithTheNearestName() {
    Settings settings = loader().set("HTTP.prot", "1").set("HTTP.colour", "red").set("log.name", "x")
        .set("myGroup.num", "42").load();
    assertThat(settings.configs()).containsEntry("HTTP.prot", "1").containsEntry("myGroup.num", "42");
    assertThat(settings.remarks()).containsExactly(
        new Remark(true, "unknown setting HTTP.prot: did you mean HTTP.port?"),
        new Remark(false, "unknown setting HTTP.colour: kept for scripts as mona.configs.HTTP.colour"),
        new Remark(true, "unknown setting log.name: did you mean logs.name?"));
  }

  @Test
  void unknownVariablesAreReported() {
    assertThat(loader().environment(Map.of("MOONBUS_HTTP_PROT", "1", "MOONBUS_HOME", "/", "PATH", "")).load().remarks())
        .containsExactly(new Remark(true,
            "unknown environment variable MOONBUS_HTTP_PROT: did you mean MOONBUS_HTTP_PORT?"));
  }

  @Test
  void secretsAreNeitherShownToScriptsNorInErrors() {
    Settings settings = loader().set("HTTPS.password", "xyz").load();
    assertThat(settings.configs()).doesNotContainKey("HTTPS.password");
    assertThat(settings.get(Catalog.HTTPS_PASSWORD)).isEqualTo("xyz");
  }

  @Test
  void secretsOnTheCommandLineAreNotShownToScripts() {
    Settings settings = loader().arguments(Map.of("cluster.secret", "xyz", "log", "8")).load();
    assertThat(settings.arguments()).containsOnlyKeys("log");
    assertThat(settings.configs()).doesNotContainKey("arguments.cluster.secret").doesNotContainValue("xyz");
  }

  @Test
  void secretsOnTheCommandLineAreReported() {
    assertThat(loader().set("admin.token", "xyz").load().remarks()).containsExactly(new Remark(true,
        "admin.token stands on the command line, which every user of this machine can see: set it in the settings file "
            + "or as MOONBUS_ADMIN_TOKEN"));
    assertThat(loader().environment(Map.of("MOONBUS_ADMIN_TOKEN", "xyz")).load().remarks()).isEmpty();
  }

  @Test
  void scriptsSeeArgumentsAndAllSettings() {
    Map<String, String> configs = loader().arguments(Map.of("log", "8")).load().configs();
    assertThat(configs).containsEntry("arguments.log", "8").containsEntry("HTTP.timeout", "7")
        .containsEntry("application.dir", home.toString());
  }

  private SettingsLoader loader() {
    return new SettingsLoader().home(home).workingDirectory(home.resolve("here"));
  }

  private Path file(String name, String text) throws IOException {
    Path path = home.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
