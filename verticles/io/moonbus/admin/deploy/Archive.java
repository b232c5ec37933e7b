package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A package of an application: a zip archive of its files. Nothing in it is believed before it is looked at. Blocks. */
final class Archive implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final ZipFile zip;
  private final PackageLimits limits;
  private final SortedMap<String, ZipEntry> files = new TreeMap<>(Folder::byBytes);

  private Archive(ZipFile zip, PackageLimits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  /** @throws DeploymentException when it is no archive, or holds what no application may */
  static Archive open(Path file, PackageLimits limits) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw new DeploymentException(Reason.INVALID, "the package is no zip archive: " + e.getMessage());
    }
    Archive archive = new Archive(zip, limits);
    try {
      archive.list();
      return archive;
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void list() {
    limits.checkFiles(zip.size() > limits.files() * 2 ? zip.size() : 0);
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (entry.isDirectory()) {
        EntryNames.file(entry.getName().substring(0, entry.getName().length() - 1));
      } else if (files.put(EntryNames.file(entry.getName()), entry) != null) {
        throw new DeploymentException(Reason.INVALID, "the package has the file " + entry.getName() + " twice");
      }
    }
    limits.checkFiles(files.size());
    if (files.isEmpty()) {
      throw new DeploymentException(Reason.INVALID, "the package is empty");
    }
  }

  /** The version of the content. */
  String version() throws IOException {
    return read(name -> OutputStream.nullOutputStream());
  }

  /**
   * Writes all files into a folder, to the disk itself, so that they survive a loss of power.
   *
   * @return the version of what was written
   */
  String extract(Path target) throws IOException {
    return read(name -> {
      Path file = target.resolve(name);
      Files.createDirectories(file.getParent());
      return new Durable(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    });
  }

  private interface Sink {
    OutputStream open(String name) throws IOException;
  }

  private String read(Sink sink) throws IOException {
    ContentHash hash = new ContentHash();
    long bytes = 0;
    for (ZipEntry entry : files.values()) {
      hash.file(entry.getName(), entry.getSize());
      try (InputStream in = zip.getInputStream(entry); OutputStream out = sink.open(entry.getName())) {
        bytes = copy(entry, in, out, hash, bytes);
      } catch (ZipException | EOFException e) {
        throw damaged(entry);
      }
    }
    return hash.version();
  }

  /** The sizes that an archive states may be wrong: what counts is what comes. */
  private long copy(ZipEntry entry, InputStream in, OutputStream out, ContentHash hash, long before)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long all = before;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      all += read;
      limits.checkBytes(all);
      hash.bytes(buffer, read);
      out.write(buffer, 0, read);
    }
    if (all - before != entry.getSize()) {
      throw damaged(entry);
    }
    return all;
  }

  private static DeploymentException damaged(ZipEntry entry) {
    return new DeploymentException(Reason.INVALID, "the package is damaged at " + entry.getName());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Writes a file that is on the disk when it is closed. */
  private static final class Durable extends OutputStream {

    private final FileChannel channel;

    Durable(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }

    @Override
    public void close() throws IOException {
      try (channel) {
        channel.force(true);
      }
    }
  }
}
