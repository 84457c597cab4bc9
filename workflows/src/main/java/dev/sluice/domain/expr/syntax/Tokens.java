package dev.sluice.domain.expr.syntax;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.syntax.Token.Kind;
import java.util.List;

/** The tokens still to come. */
final class Tokens {
    private final List<Token> all;
    private int at;

    Tokens(List<Token> all) {
        this.all = all;
    }

    Token peek() {
        return all.get(at);
    }

    /** The one after the next. */
    Token second() {
        return all.get(Math.min(at + 1, all.size() - 1));
    }

    Token next() {
        Token token = all.get(at);
        at = Math.min(at + 1, all.size() - 1);
        return token;
    }

    boolean sees(String sign) {
        return peek().is(sign);
    }

    /** Goes on when the sign is the next token. */
    boolean take(String sign) {
        boolean found = sees(sign);
        if (found) {
            next();
        }
        return found;
    }

    Token expect(String sign) {
        if (!sees(sign)) {
            throw unexpected("'" + sign + "' was expected");
        }
        return next();
    }

    /** A name; behind a dot, words of the language are names too. */
    Token expectName(boolean orWord) {
        Token token = peek();
        boolean word = orWord
                && token.kind() == Kind.SIGN
                && Character.isLetter(token.text().codePointAt(0));
        if (token.kind() != Kind.NAME && !word) {
            throw unexpected("a name was expected");
        }
        return next();
    }

    ExprException unexpected(String why) {
        return ExprException.at(peek().at(), "unexpected " + peek().shown() + (why.isEmpty() ? "" : ": " + why));
    }
}
