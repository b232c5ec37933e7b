package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code moonbus} with programs in place of Java and Maven that tell how they are called. */
@Timeout(60)
class StartScriptTest {

  private static final List<String> TOOLS = List.of("dirname", "readlink", "find", "head", "cut", "mv", "cat");

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
    List<String> command = new java.util.ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
