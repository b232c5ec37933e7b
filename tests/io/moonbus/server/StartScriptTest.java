package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code moonbus} with programs in place of Java and Maven that tell how they are called. */
@Timeout(60)
class StartScriptTest {

  private static final List<String> TOOLS = List.of("dirname", "readlink", "find", "head", "cut", "mv", "cat", "ln", "rm", "mkdir",
      "sleep", "ps");

  @TempDir
  Path folder;

  private Path home;
  private Path tools;

  @BeforeEach
  void install() throws IOException {
    folder = folder.toRealPath();
    home = Files.createDirectories(folder.resolve("home"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.createDirectories(home.resolve("target"));
    Files.copy(Path.of("moonbus"), home.resolve("moonbus"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    for (String tool : TOOLS) {
      Path found = List.of("/bin", "/usr/bin").stream().map(dir -> Path.of(dir, tool)).filter(Files::exists).findFirst()
          .orElseThrow();
      tool(tool, "exec " + found + " \"$@\"");
    }
    tool("java", "case \"$*\" in *--version) echo openjdk ${VERSION:-17.0.1};; *) echo java \"$@\";; esac");
    tool("mvn", "echo mvn \"$@\" in $PWD; : > target/moonbus.jar");
  }

  @Test
  void aBuiltTreeIsStartedWithoutBuilding() throws Exception {
    Files.createFile(home.resolve("target/moonbus.jar"));
    assertThat(run(home.resolve("moonbus"), "--HTTP.port=1", "a b")).endsWith(
        "\njava -Xss4m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:G1PeriodicGCInterval=60000 -Dmoonbus.home="
            + home + " -jar " + home + "/target/moonbus.jar --HTTP.port=1 a b\n");
  }

  @Test
  void theHomeIsFoundThroughLinks() throws Exception {
    Files.createFile(home.resolve("target/moonbus.jar"));
    Path link = Files.createSymbolicLink(tools.resolve("moonbus"), Path.of("../home/moonbus"));
    assertThat(run(link)).contains("-Dmoonbus.home=" + home + " ");
  }

  @Test
  void aTreeWithoutResultIsBuiltFirst() throws Exception {
    assertThat(run(home.resolve("moonbus")).lines()).containsSubsequence("Building Moonbus; this is done once.",
        "mvn -q -B -DskipTests package in " + home);
  }

  @Test
  void aTreeWithNewerSourcesIsBuiltAgain() throws Exception {
    Path jar = Files.createFile(home.resolve("target/moonbus.jar"));
    Files.createFile(Files.createDirectories(home.resolve("verticles")).resolve("A.java"));
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    assertThat(run(home.resolve("moonbus"))).contains("mvn -q");
    assertThat(run(home.resolve("moonbus"))).doesNotContain("mvn -q");
  }

  @Test
  void theArchiveOfClassesIsUsedWhenThereIsOne() throws Exception {
    Files.createFile(home.resolve("target/moonbus.jar"));
    Files.createFile(home.resolve("target/moonbus.jsa"));
    assertThat(run(home.resolve("moonbus"))).contains("-XX:SharedArchiveFile=" + home + "/target/moonbus.jsa");
  }

  @Test
  void anArchiveThatIsOlderThanTheJarIsMadeAnew() throws Exception {
    Path archive = Files.createFile(home.resolve("target/moonbus.jsa"));
    Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
    Files.createFile(home.resolve("target/moonbus.jar"));
    tool("java", "case \"$1\" in -XX:ArchiveClassesAtExit=*) echo new > \"${1#*=}\";; esac");

    run(home.resolve("moonbus"));

    assertThat(archive).hasContent("new\n");
    assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**.jsa.*");
  }

  @Test
  void twoFirstStartsBuildOnce() throws Exception {
    Path built = folder.resolve("built");
    tool("mvn", "echo x >> " + built + "; ln -s x " + folder + "/begun; while ! [ -e " + folder
        + "/go ]; do sleep 0.1; done; : > target/moonbus.jar");
    Process first = start(home.resolve("moonbus"));
    awaitFile(folder.resolve("begun"));
    Process second = start(home.resolve("moonbus"));
    BufferedReader said = second.inputReader();
    assertThat(said.readLine()).isEqualTo("Another start prepares Moonbus (process " + first.pid() + "); waiting for it.");
    Files.createFile(folder.resolve("go"));
    assertThat(read(first)).contains("Building Moonbus").contains("\njava -Xss4m");
    assertThat(said.lines().toList()).doesNotContain("Building Moonbus; this is done once.").last().asString()
        .startsWith("java -Xss4m");
    assertThat(built).hasContent("x\n");
    assertThat(Files.exists(home.resolve("target/.preparing"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aStartThatDiedWhileItBuiltHoldsNobodyUp() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(home.resolve("target/.preparing"), Path.of("" + dead.pid()));
    assertThat(run(home.resolve("moonbus"))).contains("mvn -q").doesNotContain("waiting");
    assertThat(Files.exists(home.resolve("target/.preparing"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aBuildThatFailsGivesTheLockBack() throws Exception {
    tool("mvn", "exit 1");
    assertThat(run(home.resolve("moonbus"))).endsWith("moonbus: the build failed, see above\n");
    assertThat(Files.exists(home.resolve("target/.preparing"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aMissingJavaIsNamed() throws Exception {
    Files.delete(tools.resolve("java"));
    assertThat(run(home.resolve("moonbus"))).startsWith("moonbus: Java 17 or newer is needed: install a JDK");
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    tool("java", "echo openjdk 11.0.2");
    assertThat(run(home.resolve("moonbus"))).startsWith("moonbus: Java 17 or newer is needed, ")
        .contains("openjdk 11.0.2");
  }

  private void tool(String name, String script) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void fileNamesAreUtf8WhateverTheLocaleIs() throws Exception {
    Files.createFile(home.resolve("target/moonbus.jar"));
    tool("java", "echo locale $LC_ALL");
    assertThat(run(home.resolve("moonbus"))).endsWith("\nlocale C.UTF-8\n");
    tool("locale", "echo ANSI_X3.4-1968");
    assertThat(run(home.resolve("moonbus"))).endsWith("\nlocale C.UTF-8\n");
    tool("locale", "echo UTF-8");
    assertThat(run(home.resolve("moonbus"))).endsWith("\nlocale\n");
  }

  private String run(Path script, String... arguments) throws Exception {
    return read(start(script, arguments));
  }

  private Process start(Path script, String... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    return builder.start();
  }

  private static String read(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private static void awaitFile(Path file) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("there is no " + file);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
