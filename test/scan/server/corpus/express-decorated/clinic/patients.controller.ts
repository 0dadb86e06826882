import { All, Authorized, Get, JsonController, Method, Param, Post, UseBefore } from 'routing-controllers';
import { SignedIn } from './signed-in';

@JsonController('/patients')
@UseBefore(SignedIn)
export class PatientsController {
  @Get()
  list() {
    return [];
  }

  @Authorized(['doctor', 'nurse'])
  @Get('/:id/record')
  record(@Param('id') id: string) {
    return { id };
  }

  @Authorized()
  @Post('/:id/visits')
  visit() {
    return {};
  }

  @Method('lock', '/:id')
  lock() {
    return {};
  }

  @All('/echo')
  echo() {
    return {};
  }
}
