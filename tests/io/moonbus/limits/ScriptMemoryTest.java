package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.Wire;
import io.moonbus.http.websocket.RawClient;
import io.moonbus.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own with little memory, and scripts that take all of it. */
@Tag("long")
class ScriptMemoryTest {

  private static final Pattern URL = Pattern.compile("http://localhost:(\\d+)/|http://127\\.0\\.0\\.1:(\\d+)/");
  private static final String[] WAYS = {"table", "array", "strings", "protected", "closures", "written"};
  private static final String MAIN = """
      function onConnection(client)
        function client:echo(...) return ... end
        function client:table() local t = {} while true do t = {t} end end
        function client:array() local t = {} while true do t[#t + 1] = {} end end
        function client:strings() local t = {} local i = 0 while true do i = i + 1 t[i] = string.rep("x", 1000) .. i end end
        function client:protected() while true do pcall(client.strings, client) end end
        function client:closures() local f = print while true do local g = f f = function() return g end end end
        function client:written() local s = string.rep("x", 10000) while true do client.writer:writeMessage(s) end end
      end
      """;

  @TempDir
  Path folder;

  @Test
  void aCallThatTakesAllMemoryIsStoppedAndOthersGoOn() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("www")).resolve("main.lua"), MAIN);
    Files.writeString(folder.resolve("www/x.txt"), "plain");
    Process process = start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      int port = port(output, lines);
      for (String way : WAYS) {
        isStopped(port, way);
      }
      // Unlike that of the process itself, this leaves its output open.
      process.toHandle().destroy();
      output.lines().forEach(lines::add);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(lines).noneMatch(line -> line.contains("OutOfMemoryError"));
    assertThat(lines).filteredOn(line -> line.contains("the script was stopped")).hasSize(WAYS.length);
  }

  private void isStopped(int port, String way) throws IOException {
    try (RawClient greedy = RawClient.open(port, "/"); RawClient other = RawClient.open(port, "/")) {
      greedy.text("[\"" + way + "\"]");
      assertThat(other.ask("[\"echo\",1]")).as(way).isEqualTo("[1]");
      RawClient.Frame answer = greedy.read();
      while (answer.text().startsWith("[\"xxx")) {
        answer = greedy.read();
      }
      // Its queue may be full of what was written before.
      assertThat(answer.toString()).as(way).containsAnyOf("error", "close 1008");
      try (Wire wire = new Wire(port)) {
        assertThat(wire.send("GET /x.txt HTTP/1.1\r\nHost: x\r\n\r\n").read().body()).isEqualTo("plain");
      }
    }
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-Xmx128m", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
        "--HTTP.port=auto", "--host=127.0.0.1", "--www=" + folder.resolve("www"), "--data=" + folder, "--lua.budget=60000",
        "--logs.directory=").directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static int port(BufferedReader output, List<String> lines) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      Matcher url = URL.matcher(line);
      if (url.find()) {
        return Integer.parseInt(url.group(1) != null ? url.group(1) : url.group(2));
      }
    }
    throw new IOException("no address printed: " + lines);
  }
}
