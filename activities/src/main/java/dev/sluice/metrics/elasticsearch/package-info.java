/**
 * Elasticsearch and OpenSearch, under the plugin key sluice.dev/elasticsearch. A count of documents, or one aggregation over them.
 */
@NullMarked
package dev.sluice.metrics.elasticsearch;

import org.jspecify.annotations.NullMarked;
