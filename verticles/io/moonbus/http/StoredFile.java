package io.moonbus.http;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;

/** A file or folder of the site as it was when last looked at. */
final class StoredFile {

  final Path path;
  final boolean folder;
  final long size;
  final long modified;
  final String type;
  final String etag;
  final String lastModified;
  /** The content, {@code null} when too large to be kept. */
  final Buffer content;
  /** The content compressed, {@code null} when that does not pay. */
  final Buffer gzip;
  /** Until when this is believed without looking again, in milliseconds. */
  long freshUntil;
  private Template template;

  private StoredFile(Path path, boolean folder, long size, long modified, String type, Buffer content, Buffer gzip) {
    this.path = path;
    this.folder = folder;
    this.size = size;
    this.modified = modified;
    this.type = type;
    this.content = content;
    this.gzip = gzip;
    this.etag = '"' + Long.toHexString(size) + '-' + Long.toHexString(modified) + '"';
    this.lastModified = folder ? null : HttpDates.format(modified);
  }

  static StoredFile folder(Path path) {
    return new StoredFile(path, true, 0, 0, null, null, null);
  }

  static StoredFile file(Path path, long size, long modified, String type, Buffer content, Buffer gzip) {
    return new StoredFile(path, false, size, modified, type, content, gzip);
  }

  /** The tag of the compressed representation. */
  String gzipEtag() {
    return etag.substring(0, etag.length() - 1) + "-gz\"";
  }

  /** Bytes of memory that its contents take. */
  int weight() {
    return 512 + (content == null ? 0 : content.length()) + (gzip == null ? 0 : gzip.length());
  }

  /** The content as a template, parsed once. */
  Template template() {
    if (template == null) {
      template = Template.parse(content);
    }
    return template;
  }
}
