/** What to type: remedies as data, filled with the numbers of a finding. */
@NullMarked
package org.headroom.diagnosis.remedy;

import org.jspecify.annotations.NullMarked;
