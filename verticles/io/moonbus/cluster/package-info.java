/**
 * The other nodes: which there are, messages to them and requests with an answer. {@link io.moonbus.cluster.NodeLink} is
 * what other packages use; it works without a cluster too, as a node that is alone.
 */
package io.moonbus.cluster;
