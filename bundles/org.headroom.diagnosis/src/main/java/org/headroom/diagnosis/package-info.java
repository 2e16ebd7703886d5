/**
 * Flows become findings.
 *
 * <p>{@link org.headroom.diagnosis.Analysis} is the one call that the workbench, the command line and the tests share: captures in, an
 * immutable {@link org.headroom.diagnosis.Diagnosis} out.
 */
@NullMarked
package org.headroom.diagnosis;

import org.jspecify.annotations.NullMarked;
