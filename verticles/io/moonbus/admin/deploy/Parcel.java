package io.moonbus.admin.deploy;

import java.nio.file.Path;

/**
 * A package that is to be deployed.
 *
 * @param file    on this node
 * @param version of its content
 * @param size    of the file in bytes
 * @param sum     its SHA-256
 */
record Parcel(String name, Kind kind, Path file, String version, long size, String sum) {
}
