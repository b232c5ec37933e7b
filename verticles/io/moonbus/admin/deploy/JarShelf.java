package io.moonbus.admin.deploy;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The jars of a node: for each application a folder with {@code <version>.jar} and a note of which version is in service
 * and which was before. The note is replaced as a whole, so it always names jars that are there. Blocks.
 */
final class JarShelf {

  private static final String NOTE = "versions.json";
  private static final String STAGING = ".staging";

  /** Versions of an application, {@code ""} = none. */
  record Versions(String current, String previous) {
    static final Versions NONE = new Versions("", "");
  }

  private final Path folder;

  JarShelf(Path folder) {
    this.folder = folder;
  }

  Path newStaging() throws IOException {
    return Files.createDirectories(folder.resolve(STAGING).resolve(UUID.randomUUID().toString()));
  }

  Path jar(String name, String version) {
    return place(name).resolve(version + ".jar");
  }

  /** A slash is written as a dot, which is in no name. */
  private Path place(String name) {
    return folder.resolve(name.replace('/', '.'));
  }

  /** Names of all applications of which there is a jar. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          if (Files.isRegularFile(entry.resolve(NOTE))) {
            names.add(entry.getFileName().toString().replace('.', '/'));
          }
        }
      }
    }
    names.sort(null);
    return names;
  }

  Versions versions(String name) throws IOException {
    Path note = place(name).resolve(NOTE);
    if (!Files.exists(note)) {
      return Versions.NONE;
    }
    try {
      JsonObject json = new JsonObject(Files.readString(note));
      return new Versions(json.getString("current", ""), json.getString("previous", ""));
    } catch (DecodeException | ClassCastException e) {
      throw new IOException(note + " is damaged: " + e.getMessage(), e);
    }
  }

  /** Brings a jar into its place; nothing uses it before {@link #note}. */
  Path add(String name, String version, Path file) throws IOException {
    Path jar = jar(name, version);
    Files.createDirectories(jar.getParent());
    if (!Files.exists(jar)) {
      FileTrees.move(file, jar);
    }
    return jar;
  }

  /** Notes which versions there are from now on, and deletes the others. */
  void note(String name, Versions versions) throws IOException {
    Path place = place(name);
    Path draft = place.resolve(NOTE + ".new");
    Files.writeString(draft, new JsonObject().put("current", versions.current()).put("previous", versions.previous())
        .encode(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(draft, place.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(place, "*.jar")) {
      for (Path jar : jars) {
        String version = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        if (!version.equals(versions.current()) && !version.equals(versions.previous())) {
          Files.delete(jar);
        }
      }
    }
  }

  /** Deletes what a crash left behind. */
  void recover() throws IOException {
    FileTrees.delete(folder.resolve(STAGING));
  }
}
