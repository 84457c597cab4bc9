package dev.sluice.domain.expr.syntax;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a source into tokens. */
final class Lexer {
    private static final List<String> SIGNS = List.of(
            "?.", "??", "?", "::", ":", "..", ".", "**", "*", "^", "==", "=", "!=", "!", "<=", "<", ">=", ">", "&&",
            "&", "||", "|", "+", "-", "/", "%", ",", ";", "#", "(", ")", "[", "]", "{", "}");
    private static final List<String> WORDS =
            List.of("in", "not", "and", "or", "contains", "matches", "startsWith", "endsWith", "let", "if", "else");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String source) {
        this.source = source;
    }

    /** All tokens, the last of which is the end. */
    List<Token> tokens() {
        for (skipBlank(); at < source.length(); skipBlank()) {
            tokens.add(next());
        }
        tokens.add(new Token(Kind.END, "", null, at));
        return tokens;
    }

    private Token next() {
        int start = at;
        char c = source.charAt(at);
        if (isDigit(start) || (c == '.' && isDigit(start + 1))) {
            NumberReader number = new NumberReader(source, start);
            Object value = number.read();
            at = number.end();
            return new Token(Kind.NUMBER, source.substring(start, at), value, start);
        }
        if (c == '"' || c == '\'' || c == '`') {
            TextReader text = new TextReader(source, start);
            Object value = text.read();
            at = text.end();
            return new Token(Kind.TEXT, source.substring(start, at), value, start);
        }
        if ((c == 'b' || c == 'B') && (source.startsWith("\"", at + 1) || source.startsWith("'", at + 1))) {
            TextReader text = new TextReader(source, start + 1);
            Object value = text.readBytes();
            at = text.end();
            return new Token(Kind.BYTES, source.substring(start, at), value, start);
        }
        return isNameStart(source.codePointAt(at)) ? word(start) : sign(start);
    }

    private Token word(int start) {
        while (at < source.length() && isNamePart(source.codePointAt(at))) {
            at += Character.charCount(source.codePointAt(at));
        }
        String word = source.substring(start, at);
        return WORDS.contains(word) ? Token.sign(word, start) : new Token(Kind.NAME, word, null, start);
    }

    private Token sign(int start) {
        String sign = SIGNS.stream()
                .filter(known -> source.startsWith(known, start))
                .findFirst()
                .orElseThrow(() -> ExprException.at(
                        start, "unrecognized character " + Character.toString(source.codePointAt(start))));
        at += sign.length();
        return Token.sign(sign, start);
    }

    private void skipBlank() {
        int before;
        do {
            before = at;
            while (at < source.length() && isBlank(source.charAt(at))) {
                at++;
            }
            skipComment();
        } while (at > before);
    }

    private void skipComment() {
        if (source.startsWith("//", at)) {
            int end = source.indexOf('\n', at);
            at = end < 0 ? source.length() : end;
        } else if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            if (end < 0) {
                throw ExprException.at(at, "comment is not closed");
            }
            at = end + 2;
        }
    }

    private boolean isDigit(int index) {
        return index < source.length() && source.charAt(index) >= '0' && source.charAt(index) <= '9';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    static boolean isNameStart(int c) {
        return c == '_' || c == '$' || Character.isLetter(c);
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || Character.isDigit(c);
    }
}
