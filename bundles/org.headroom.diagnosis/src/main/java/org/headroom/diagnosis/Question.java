package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.headroom.flow.Direction;
import org.headroom.flow.Traffic;

/**
 * A packet of a flow that acknowledges nothing, and whether the other end said anything before the next: as good as an answer.
 *
 * @param row its row
 */
public record Question(int row, boolean answered) {

    /** The packets of one direction of a flow, in order of time. */
    public static List<Question> of(Traffic traffic, int flow, Direction way) {
        var questions = new ArrayList<Question>();
        for (var row : traffic.rows(flow)) {
            if (traffic.direction(flow, traffic.reversed(row)) == way) {
                questions.add(new Question(row, false));
            } else if (!questions.isEmpty()) {
                questions.add(new Question(questions.removeLast().row, true));
            }
        }
        return questions;
    }
}
