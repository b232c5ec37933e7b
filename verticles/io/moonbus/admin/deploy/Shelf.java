package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The folders of the applications, with a hidden one beside them for what comes and goes, so that every change is a
 * rename. A note says what is being changed; {@link #recover} undoes what a crash left half done. Blocks.
 */
final class Shelf {

  private static final Logger LOG = Logger.getLogger("io.moonbus.admin.deploy");
  /** Beside the applications: names that begin with a dot are neither served nor loaded. */
  static final String HIDDEN = ".deploy";

  private final Path www;
  private final Path staging;
  private final Path previous;
  private final Path notes;

  Shelf(Path www) {
    this.www = www;
    Path hidden = www.resolve(HIDDEN);
    this.staging = hidden.resolve("staging");
    this.previous = hidden.resolve("previous");
    this.notes = hidden.resolve("changing");
  }

  Path place(String name) {
    return www.resolve(name);
  }

  /** Where the version before is kept. */
  Path previous(String name) {
    return previous.resolve(key(name));
  }

  /** A name as that of one file; a dot is in no name. */
  private static String key(String name) {
    return name.replace('/', '.');
  }

  /** Names of which a version before is kept. */
  List<String> kept() throws IOException {
    return Files.isDirectory(previous) ? names(previous) : List.of();
  }

  Path newStaging() throws IOException {
    return Files.createDirectories(staging.resolve(UUID.randomUUID().toString()));
  }

  /**
   * Puts a folder in the place of an application, whose content becomes the version before.
   *
   * @return whether there was one
   */
  boolean put(String name, Path content) throws IOException {
    checkPlace(name);
    Path place = place(name);
    if (!Files.exists(place)) {
      FileTrees.move(content, place);
      return false;
    }
    Path note = note(name);
    retire(name);
    try {
      FileTrees.move(content, place);
    } catch (IOException | RuntimeException e) {
      FileTrees.move(previous(name), place);
      throw e;
    } finally {
      Files.deleteIfExists(note);
    }
    return true;
  }

  /** Takes an application away; its content becomes the version before. */
  void take(String name) throws IOException {
    checkPlace(name);
    retire(name);
  }

  /** Undoes {@link #put}; what it put there is thrown away. */
  void undo(String name, boolean replaced) throws IOException {
    Path trash = newStaging();
    if (replaced) {
      note(name);
    }
    FileTrees.move(place(name), trash.resolve("content"));
    if (replaced) {
      FileTrees.move(previous(name), place(name));
      Files.deleteIfExists(notes.resolve(key(name)));
    }
    discard(trash);
  }

  private void retire(String name) throws IOException {
    Path trash = newStaging();
    if (Files.exists(previous(name))) {
      FileTrees.move(previous(name), trash.resolve("content"));
    }
    FileTrees.move(place(name), previous(name));
    discard(trash);
  }

  /** The change is done then, whether or not all of it can be deleted; {@link #recover} tries again. */
  private static void discard(Path trash) {
    try {
      FileTrees.delete(trash);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "An older version of an application cannot be deleted: {0}", e.toString());
    }
  }

  private Path note(String name) throws IOException {
    Files.createDirectories(notes);
    return Files.write(notes.resolve(key(name)), new byte[0]);
  }

  /** A folder that is a link, or is behind one, belongs to something else. */
  private void checkPlace(String name) {
    Path folder = www;
    for (String part : name.split("/")) {
      folder = folder.resolve(part);
      if (Files.isSymbolicLink(folder)) {
        throw new DeploymentException(Reason.INVALID, folder + " is a symbolic link; it is not replaced");
      }
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new DeploymentException(Reason.INVALID, folder + " is a file; it is not replaced");
      }
    }
  }

  /** After a crash, before anything is served: brings back what was taken away for something that did not come. */
  void recover() throws IOException {
    if (Files.isDirectory(notes)) {
      for (String key : names(notes)) {
        String name = key.replace('.', '/');
        if (!Files.exists(place(name)) && Files.exists(previous(name))) {
          FileTrees.move(previous(name), place(name));
        }
        Files.delete(notes.resolve(key));
      }
    }
    FileTrees.delete(staging);
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    return names;
  }
}
