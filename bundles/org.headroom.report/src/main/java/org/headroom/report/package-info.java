/**
 * A diagnosis becomes a document: one class a format, one place for the wording.
 *
 * <p>{@link org.headroom.report.Format} lists the formats; {@link org.headroom.report.Report} is what each of them does.
 */
@NullMarked
package org.headroom.report;

import org.jspecify.annotations.NullMarked;
