package io.moonbus.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Looks at the disk, on a worker thread. Never gives anything outside the site's folder (also not through symbolic
 * links), hidden files, or Lua sources.
 */
final class FileLoader {

  /** Contents up to this size are kept in memory and can be templates. */
  static final int MAX_CONTENT = 1 << 20;
  /** Smaller files are not compressed. */
  private static final int MIN_COMPRESSED = 256;

  private final Path root;
  private final ContentTypes types;

  FileLoader(HttpOptions options) {
    root = realRoot(options.www());
    types = new ContentTypes(options.contentTypes());
  }

  private static Path realRoot(Path www) {
    try {
      return www.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("www: the folder " + www.toAbsolutePath() + " cannot be read", e);
    }
  }

  /**
   * @param path  from the site's root, with or without slashes at its ends
   * @param known what was there before, kept when nothing has changed
   * @return {@code null} when there is nothing that may be served
   * @throws HttpException 400 when the system has no such names
   */
  StoredFile load(String path, StoredFile known) {
    try {
      Path file = root.resolve(path.startsWith("/") ? path.substring(1) : path).toRealPath();
      if (!isPublic(file)) {
        return null;
      }
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        return StoredFile.folder(file);
      }
      return attributes.isRegularFile() ? read(file, path, attributes, known) : null;
    } catch (InvalidPathException e) {
      throw HttpException.malformed("a name that this system cannot have");
    } catch (IOException e) {
      return null;
    }
  }

  private boolean isPublic(Path file) {
    if (!file.startsWith(root)) {
      return false;
    }
    if (file.equals(root)) {
      return true;
    }
    for (Path name : root.relativize(file)) {
      if (!isPublicName(name.toString())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPublicName(String name) {
    return !name.startsWith(".") && !name.toLowerCase(Locale.ROOT).endsWith(".lua");
  }

  private StoredFile read(Path file, String name, BasicFileAttributes attributes, StoredFile known) throws IOException {
    long size = attributes.size();
    long modified = attributes.lastModifiedTime().toMillis();
    if (known != null && known.size == size && known.modified == modified && known.path.equals(file)) {
      return known;
    }
    String type = types.of(name);
    if (size > MAX_CONTENT) {
      return StoredFile.file(file, size, modified, type, null, null);
    }
    byte[] content = Files.readAllBytes(file);
    boolean compress = content.length >= MIN_COMPRESSED && ContentTypes.isCompressible(type);
    return StoredFile.file(file, content.length, modified, type, Buffer.buffer(content),
        compress ? gzip(content) : null);
  }

  private static Buffer gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 3);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.size() < content.length ? Buffer.buffer(bytes.toByteArray()) : null;
  }

  Listing list(StoredFile folder) throws IOException {
    List<Listing.Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path)) {
      for (Path file : files) {
        add(file, entries);
      }
    }
    return new Listing(entries);
  }

  private static void add(Path file, List<Listing.Entry> entries) {
    String name = file.getFileName().toString();
    if (isPublicName(name)) {
      try {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        entries.add(new Listing.Entry(name, a.isDirectory(), a.size(), a.lastModifiedTime().toMillis()));
      } catch (IOException e) {
        return; // gone meanwhile, or a link to nowhere
      }
    }
  }
}
