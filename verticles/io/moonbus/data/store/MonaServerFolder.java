package io.moonbus.data.store;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The data of a MonaServer: a folder for each key; in it a folder for each key of its table, or one file that holds the
 * value and is named with the MD5 of that. Nothing in the folder is changed.
 */
final class MonaServerFolder {

  /** As many folders in each other as a file system can have in a path, and tables in Moonbus. */
  private static final int MAX_DEPTH = 256;

  private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

  /** Who wrote what comes from a MonaServer; no node has this number. */
  private static final long ORIGIN = 0;

  private static final int COUNTER_BITS = 16;

  private static final HexFormat HEX = HexFormat.of();

  private final Map<DataPath, Register> registers = new TreeMap<>();
  private final List<Path> unused = new ArrayList<>();

  private MonaServerFolder() {
  }

  /** @throws IOException when something in the folder cannot be read */
  static MonaServerFolder read(Path folder) throws IOException {
    MonaServerFolder read = new MonaServerFolder();
    read.table(folder, DataPath.ROOT);
    return read;
  }

  /** The values, written when their files were. */
  Map<DataPath, Register> registers() {
    return registers;
  }

  /** Files whose content is not what their name says. */
  List<Path> unused() {
    return unused;
  }

  /** Reads the keys of a table; whether there are any values below. */
  private boolean table(Path folder, DataPath path) throws IOException {
    boolean any = false;
    if (path.size() < MAX_DEPTH) {
      for (Path child : children(folder)) {
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          DataPath childPath = path.child(key(child));
          // A table wins over a value that an older state of the script has left beside it.
          any |= table(child, childPath) || value(child, childPath);
        }
      }
    }
    return any;
  }

  private boolean value(Path folder, DataPath path) throws IOException {
    for (Path file : children(folder)) {
      if (MD5.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] content = Files.readAllBytes(file);
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).equals(md5(content))) {
          registers.put(path, new Register(stamp(file), value(content), 0));
          return true;
        }
        unused.add(file);
      }
    }
    return false;
  }

  private static Stamp stamp(Path file) throws IOException {
    long now = System.currentTimeMillis();
    long written = Files.getLastModifiedTime(file).toMillis();
    return new Stamp(Math.max(1, Math.min(written, now)) << COUNTER_BITS, ORIGIN);
  }

  private static Value value(byte[] content) {
    String text = content.length > "false".length() ? "" : new String(content, StandardCharsets.ISO_8859_1);
    return switch (text) {
      case "true" -> Value.of(true);
      case "false" -> Value.of(false);
      default -> new Value.Text(content);
    };
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    }
    children.sort(null);
    return children;
  }

  /** The name of a folder as the bytes that it has on the disk, whatever encoding Java takes names to be in. */
  private static Key key(Path folder) {
    String uri = folder.toUri().getRawPath();
    String name = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = name.lastIndexOf('/') + 1; at < name.length(); at++) {
      if (name.charAt(at) == '%') {
        bytes.write(HexFormat.fromHexDigits(name, at + 1, at + 3));
        at += 2;
      } else {
        bytes.write(name.charAt(at));
      }
    }
    return Key.wrap(bytes.toByteArray());
  }

  private static String md5(byte[] content) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
