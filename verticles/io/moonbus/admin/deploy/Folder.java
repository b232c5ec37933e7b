package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of an application on disk, without those whose names begin with a dot, which are neither served nor
 * deployed. Blocks.
 */
public final class Folder {

  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final PackageLimits limits;
  /** Sizes by name, in the order of the version. */
  private final Map<String, Long> files = new TreeMap<>(Folder::byBytes);
  /** What tells whether files are still the same, by name. */
  private final Map<String, String> states = new TreeMap<>();
  private long bytes;
  private long changed;

  private Folder(Path folder, PackageLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * Looks at a folder.
   *
   * @throws DeploymentException when it holds too much, or something that is neither file nor folder, such as a symbolic
   *     link
   */
  public static Folder read(Path path, PackageLimits limits) throws IOException {
    Folder read = new Folder(path, limits);
    read.collect(path, "");
    return read;
  }

  static int byBytes(String a, String b) {
    return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private void collect(Path where, String prefix) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(where)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".")) {
          add(entry, prefix + name);
        }
      }
    }
  }

  private void add(Path entry, String name) throws IOException {
    EntryNames.file(name);
    BasicFileAttributes attributes =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      collect(entry, name + "/");
    } else if (attributes.isRegularFile()) {
      files.put(name, attributes.size());
      states.put(name, attributes.size() + " " + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " "
          + attributes.fileKey());
      changed = Math.max(changed, attributes.lastModifiedTime().toMillis());
      bytes += attributes.size();
      limits.checkFiles(files.size());
      limits.checkBytes(bytes);
    } else {
      throw new DeploymentException(Reason.INVALID, entry + " is "
          + (attributes.isSymbolicLink() ? "a symbolic link" : "neither file nor folder") + "; it cannot be deployed");
    }
  }

  /** The version of what is there. */
  public String version() throws IOException {
    ContentHash hash = new ContentHash();
    byte[] buffer = new byte[BUFFER];
    for (Map.Entry<String, Long> file : files.entrySet()) {
      hash.file(file.getKey(), file.getValue());
      copy(file, buffer, hash, OutputStream.nullOutputStream());
    }
    return hash.version();
  }

  /**
   * Writes all files as a zip archive.
   *
   * @return the version of what was written
   */
  public String pack(Path archive) throws IOException {
    ContentHash hash = new ContentHash();
    byte[] buffer = new byte[BUFFER];
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, Long> file : files.entrySet()) {
        hash.file(file.getKey(), file.getValue());
        zip.putNextEntry(new ZipEntry(file.getKey()));
        copy(file, buffer, hash, zip);
        zip.closeEntry();
      }
    }
    return hash.version();
  }

  private void copy(Map.Entry<String, Long> file, byte[] buffer, ContentHash hash, OutputStream target)
      throws IOException {
    long length = 0;
    try (InputStream in = Files.newInputStream(folder.resolve(file.getKey()), LinkOption.NOFOLLOW_LINKS)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hash.bytes(buffer, read);
        target.write(buffer, 0, read);
        length += read;
      }
    }
    if (length != file.getValue()) {
      throw new IOException(folder.resolve(file.getKey()) + " was changed while it was read");
    }
  }

  /** Differs when files have changed; found without reading them. */
  String state() {
    ContentHash hash = new ContentHash();
    states.forEach((name, state) -> hash.file(name + "\n" + state, 0));
    return hash.hex();
  }

  /** When a file was changed last, in milliseconds since 1970. */
  long changed() {
    return changed;
  }

  /** How many files there are. */
  public int size() {
    return files.size();
  }
}
