package io.moonbus.admin;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file by which commands find a running node and prove that they may command it: only who can read the data of the
 * node can read it. Blocks.
 *
 * @param url   of the listener for operators
 * @param token that its requests must bring
 * @param pid   of the process
 */
public record AccessFile(String url, String token, long pid, String node) {

  /** Name of the file in the data folder. */
  public static final String NAME = ".admin.json";

  /** @return {@code null} when there is no such file */
  public static AccessFile read(Path file) throws IOException {
    try {
      JsonObject json = new JsonObject(Files.readString(file));
      return new AccessFile(json.getString("url"), json.getString("token"), json.getLong("pid"), json.getString("node"));
    } catch (NoSuchFileException e) {
      return null;
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      throw new IOException(file + " is damaged: delete it and start the server again", e);
    }
  }

  /** Writes the file so that nobody but the owner can read it, not for a moment. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner = posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
        : new FileAttribute<?>[0];
    Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    String content = new JsonObject().put("url", url).put("token", token).put("pid", pid).put("node", node).encode();
    try (var channel = Files.newByteChannel(draft, options, owner)) {
      channel.write(java.nio.ByteBuffer.wrap(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes the file unless another process has written it since. */
  void delete(Path file) throws IOException {
    AccessFile now = read(file);
    if (now != null && now.pid == pid && now.token.equals(token)) {
      Files.deleteIfExists(file);
    }
  }
}
