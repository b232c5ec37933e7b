/**
 * Applications that are put on running nodes: packages, their way from node to node, and how they take the place of what
 * is in service. Knows two kinds, folders of scripts below {@code www/} and verticles in jars; what scripts mean is left
 * to {@link io.moonbus.admin.deploy.FolderRuntime}.
 */
package io.moonbus.admin.deploy;
