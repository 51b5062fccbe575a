#pragma once
// A value, or the reason why there is none. Errors are values: nothing in the house throws to its caller.

#include <utility>
#include <variant>

namespace letterhead {

template <typename Error>
struct Failure {
    Error error;
};
template <typename Error>
Failure(Error) -> Failure<Error>;

// Result<T, E> holds a T or an E. Ask with operator bool first; value() without a value is a programming
// error.
//     Result<Pattern, PatternError> pattern = Pattern::compile(text);
//     if (!pattern) return Failure{pattern.error()};
template <typename Value, typename Error>
class [[nodiscard]] Result {
 public:
    Result(Value value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Failure<Error> failure) : content_(std::in_place_index<1>, std::move(failure.error)) {}

    explicit operator bool() const { return content_.index() == 0; }
    Value& value() & { return std::get<0>(content_); }
    const Value& value() const& { return std::get<0>(content_); }
    Value&& value() && { return std::get<0>(std::move(content_)); }
    Value* operator->() { return &value(); }
    const Value* operator->() const { return &value(); }
    const Error& error() const { return std::get<1>(content_); }

 private:
    std::variant<Value, Error> content_;
};

}  // namespace letterhead
